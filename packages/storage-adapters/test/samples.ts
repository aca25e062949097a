// Values for the tests.
import { newEpochId, newSessionId, parseSiteId, randomBytes, type SiteId } from '@scrim/protocol';
import type { EpochRef, KeyRow } from '@scrim/protocol/stores';

export const siteId = (text = 'demo-shop'): SiteId => {
  const parsed = parseSiteId(text);
  if (parsed === null) throw new TypeError('siteId: expected an id');
  return parsed;
};

export const newEpoch = (gen = 0): EpochRef => ({ sid: newSessionId(), gen, eid: newEpochId() });

export const newChunk = (i: number, flags = 0, length = 64) => ({ i, flags, ct: randomBytes(length) });

export const newKeyRow = (over: Partial<KeyRow> = {}): KeyRow => ({
  sid: newSessionId(),
  gen: 0,
  siteId: siteId(),
  kek: 'kek-1',
  wrappedSecret: randomBytes(60),
  wrappedConsent: randomBytes(76),
  ...over,
});

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
