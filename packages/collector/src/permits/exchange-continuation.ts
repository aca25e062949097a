// May this continuation be exchanged for a permit? Once; and again for a short while, as long as nothing shows that
// the answer arrived: a lost answer would split the visit in two. Two tabs that exchange the same one are two epochs
// with one predecessor, and nothing worse.
import { parseHeader } from '@scrim/crypto/format';
import type { Stores } from '@scrim/protocol/stores';
import { noteExchange } from './continuation-record.ts';
import { readPermit, type WriteGrant } from './permit-record.ts';
import { EXCHANGE_AGAIN_MS } from './session-limits.ts';

/** Exchanges a continuation whose session, site and receipt were checked. @returns false when it is spent. */
export async function exchangeContinuation(
  { stores, nowMs }: { readonly stores: Stores; readonly nowMs: () => number },
  continuation: string,
  grant: WriteGrant,
): Promise<boolean> {
  const exchange = await noteExchange(stores.records, continuation, nowMs());
  if (exchange === null) return false;
  if (exchange.isFirst) return true;
  return nowMs() - exchange.firstAtMs <= EXCHANGE_AGAIN_MS && !(await wasWrittenAfter(stores, grant));
}

/** Has a permit made from this continuation, or a later one, written? Every epoch's header names its permit. */
async function wasWrittenAfter(
  { chunks, records }: Stores,
  { sid, gen, step }: WriteGrant,
): Promise<boolean> {
  const epochs = await chunks.listEpochs(sid, gen);
  for (const { header } of epochs.toReversed()) {
    const permit = await readPermit(records, parseHeader(header).core.permitId);
    if (permit !== null && permit.step > step) return true;
  }
  return false;
}
