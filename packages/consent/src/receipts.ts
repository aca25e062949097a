// The receipt for a grant: asked for once, kept, and of no use once the grant is over.
import type { ConsentRecord } from '@scrim/protocol';
import { fetchReceipt } from './collector-calls.ts';
import { consentError, type Receipt } from './consent.ts';
import { type GrantScope, holdsGrant, keepReceipt, type ReceiptFlight } from './grant-scope.ts';
import { lookAgain } from './storage-watch.ts';

const notGranted = () =>
  consentError(
    'consent_not_granted',
    'receipt: there is no grant',
    'Ask for a receipt in the state granted only.',
  );

/** @throws ScrimError (rejects) `consent_not_granted`, `collector_unreachable` or the collector's problem code. */
export async function receipt(scope: GrantScope): Promise<Receipt> {
  lookAgain(scope);
  if (scope.record === null || !holdsGrant(scope)) throw notGranted();
  if (scope.receipt !== null) return scope.receipt;
  scope.flight ??= startFlight(scope, scope.record);
  return scope.flight.result;
}

function startFlight(scope: GrantScope, record: ConsentRecord): ReceiptFlight {
  const answered = fetchReceipt(scope.settings, record);
  const flight = {
    answer: answered.catch(() => null),
    result: answered.then((own) => land(scope, record, own)),
  };
  const clear = () => {
    if (scope.flight === flight) scope.flight = null;
  };
  flight.result.then(clear, clear);
  return flight;
}

/** The grant may have ended while the receipt was on its way; then it is dropped here and withdrawn in `ending`. */
function land(scope: GrantScope, record: ConsentRecord, own: Receipt): Receipt {
  lookAgain(scope);
  if (scope.record?.recordId !== record.recordId || !holdsGrant(scope)) throw notGranted();
  scope.receipt = own;
  keepReceipt(scope);
  scope.tabs.tell({ type: 'changed' });
  return own;
}
