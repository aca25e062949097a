// The erasure journal: signed lines, each naming the one before it. Only ever grows; what it names is erased.
import { signCompactJws, verifyCompactJws } from '@scrim/crypto/keys';
import type { KeyProvider } from '@scrim/crypto/providers';
import { encodeBase64Url, type SessionId } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import type { Ledger } from '@scrim/protocol/stores';
import { type JournalEntry, parseJournalEntry } from './journal-entry.ts';

/** An erasure to be noted. */
export type Erasure = Pick<JournalEntry, 'siteId' | 'sid' | 'gen' | 'at' | 'reason'>;

export interface Journal {
  /** The entry of a session's generation: found, or written now and durable. */
  note(erasure: Erasure): Promise<JournalEntry>;
  find(sid: SessionId, gen: number): Promise<JournalEntry | null>;
  /** Every entry that this provider signed, and how many lines are none. */
  list(): Promise<{ readonly entries: readonly JournalEntry[]; readonly invalid: number }>;
  verify(): Promise<JournalReport>;
}

export interface JournalReport {
  /** Lines in the journal. */
  readonly entries: number;
  /** Every line is signed by this provider, in its place, and names the line before it. */
  readonly ok: boolean;
  /** The first line that is not, or null. */
  readonly firstBad: number | null;
}

/** Another process wrote first: the line must be made anew for its new place. */
class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
}

const hashOf = (line: string): string => encodeBase64Url(hashBytes(line));
const nameOf = (sid: SessionId, gen: number): string => `${sid} ${gen}`;

/** @param ledger lies where a restore of the store does not overwrite it. */
export function createJournal(ledger: Ledger, provider: KeyProvider): Journal {
  const found = new Map<string, JournalEntry>();
  let next = 0;
  let last: string | null = null;
  let invalid = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: the place and the predecessor of a line are known before it is signed. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };

  /** Reads what this or another process added since the last time. */
  const catchUp = async () => {
    const key = await provider.verifyKey('journal');
    for await (const { seq, entry: line } of ledger.read(next)) {
      const entry = await readLine(line, key);
      if (entry === null) invalid++;
      else if (!found.has(nameOf(entry.sid, entry.gen))) found.set(nameOf(entry.sid, entry.gen), entry);
      next = seq + 1;
      last = hashOf(line);
    }
  };

  const append = async (erasure: Erasure) => {
    const { siteId, sid, gen, at, reason } = erasure;
    const payload = { v: 1, seq: next, prev: last, siteId, sid, gen, at, reason };
    const line = await signCompactJws(payload, (bytes) => provider.sign('journal', bytes));
    await ledger.append((seq) => {
      if (seq !== payload.seq) throw new PlaceTaken();
      return line;
    });
  };

  const note = async (erasure: Erasure): Promise<JournalEntry> => {
    for (;;) {
      await catchUp();
      const entry = found.get(nameOf(erasure.sid, erasure.gen));
      if (entry !== undefined) return entry;
      await append(erasure).catch((error: unknown) => {
        if (!(error instanceof PlaceTaken)) throw error;
      });
    }
  };

  return {
    note: (erasure) => inTurn(() => note(erasure)),
    find: (sid, gen) => inTurn(() => catchUp().then(() => found.get(nameOf(sid, gen)) ?? null)),
    list: () => inTurn(() => catchUp().then(() => ({ entries: [...found.values()], invalid }))),
    verify: () => verifyLines(ledger, provider),
  };
}

async function readLine(line: string, key: Uint8Array): Promise<JournalEntry | null> {
  return parseJournalEntry(await verifyCompactJws(line, key));
}

/** Reads the whole journal anew, and trusts nothing that was read before. */
async function verifyLines(ledger: Ledger, provider: KeyProvider): Promise<JournalReport> {
  const key = await provider.verifyKey('journal');
  let entries = 0;
  let prev: string | null = null;
  let firstBad: number | null = null;
  for await (const { seq, entry: line } of ledger.read()) {
    const entry = await readLine(line, key);
    const inPlace = seq === entries && entry?.seq === seq && entry.prev === prev;
    if (!inPlace) firstBad ??= seq;
    entries++;
    prev = hashOf(line);
  }
  return { entries, ok: firstBad === null, firstBad };
}
