// The one way out of a grant, in the order of the design: hooks, mark, storage, other tabs, POST. All of it but the
// network happens before the call returns, and no step can be stopped by one before it.
import type { ConsentRecord } from '@scrim/protocol';
import type { Evidence, Receipt, WrittenSession } from './consent.ts';
import { type GrantScope, keepChoice, notify, type ReceiptFlight, runHooks } from './grant-scope.ts';
import { newEvent, nowSeconds } from './record.ts';
import { type ConsentSignal, decideTransition } from './transitions.ts';
import { deliverWithdrawal } from './withdrawals.ts';

/** How a grant ends. `here`: the visitor said so in this tab, so that this tab records it and tells the others. */
export interface GrantEnd {
  readonly signal: Extract<ConsentSignal, 'deny' | 'withdraw' | 'expire' | 'supersede'>;
  readonly here?: Evidence;
}

interface EndedGrant {
  readonly record: ConsentRecord | null;
  readonly receipt: Receipt | null;
  readonly flight: ReceiptFlight | null;
}

/**
 * Ends the grant, if there is one.
 *
 * @returns a promise that never rejects: the withdrawal was delivered, or there is no more to do on this page.
 */
export function endGrant(scope: GrantScope, { signal, here }: GrantEnd): Promise<void> {
  const next = decideTransition(scope.state, signal);
  if (next === null || scope.state !== 'granted' || scope.ending) return Promise.resolve();
  scope.ending = true;
  const sessions = runHooks(scope);
  const ended: EndedGrant = { record: scope.record, receipt: scope.receipt, flight: scope.flight };
  Object.assign(scope, { state: next, record: null, receipt: null, flight: null, ending: false });
  clearTimeout(scope.expiryTimer);
  if (here !== undefined) tellOthers(scope, ended, here);
  const delivered =
    next === 'withdrawn' ? deliver(scope, ended, sessions, here !== undefined) : Promise.resolve();
  notify(scope);
  return delivered;
}

function tellOthers(scope: GrantScope, { record }: EndedGrant, evidence: Evidence): void {
  const position = (record?.events.length ?? 0) + 1;
  scope.events = [...scope.events, newEvent(scope.settings, 'withdrawn', evidence, position)];
  keepChoice(scope);
  scope.tabs.tell({ type: 'withdrawn', recordId: record?.recordId ?? '', at: nowSeconds() });
}

/** Without a receipt the collector knows nothing of the grant; one on its way is withdrawn as soon as it is here. */
function deliver(
  { settings, storage }: GrantScope,
  { receipt, flight }: EndedGrant,
  sessions: WrittenSession[],
  isFirst: boolean,
): Promise<void> {
  const send = (own: Receipt | null): Promise<void> =>
    own === null ? Promise.resolve() : deliverWithdrawal(settings, storage, { receipt: own, sessions });
  if (flight !== null) return flight.answer.then(send);
  // The tab where it was withdrawn tells the collector of the receipt; the others add their own sessions.
  return isFirst || sessions.length > 0 ? send(receipt) : Promise.resolve();
}
