// The journal under attack: what was altered, taken out, moved or put in by others is found.
import { join } from 'node:path';
import { signCompactJws } from '@scrim/crypto/keys';
import { createFileKeyProvider, type KeyProvider } from '@scrim/crypto/providers';
import { createErasure } from '@scrim/erasure';
import type { Ledger } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_LEFT, linesOf, makeSession, NOTHING_LEFT, remainsOf, temporaryFolder } from './samples.ts';

const folder = temporaryFolder();
let provider: KeyProvider;
let stranger: KeyProvider;
/** Four honest lines, of one journal. */
let lines: string[];

/** A ledger that holds these lines, as an intruder with a disk could leave it. */
const ledgerOf = (held: readonly string[]): Ledger => ({
  append: () => Promise.reject(new Error('read only')),
  async *read(from = 0) {
    for (const [seq, entry] of held.entries()) if (seq >= from) yield { seq, entry };
  },
  size: async () => held.length,
});

async function eraseSome(count: number, by: KeyProvider): Promise<string[]> {
  const { keys, chunks, sessions, audit: journal, ...rest } = createMemoryStores();
  const erasure = createErasure({ keys, chunks, sessions, journal, provider: by });
  for (let n = 0; n < count; n++) {
    const { sid } = await makeSession({ keys, chunks, sessions, audit: journal, ...rest }, erasure);
    await erasure.erase({ sid, reason: 'operator' });
  }
  return await linesOf(journal);
}

beforeAll(async () => {
  provider = await createFileKeyProvider({ path: join(folder.path, 'keys.json') });
  stranger = await createFileKeyProvider({ path: join(folder.path, 'stranger.json') });
  lines = await eraseSome(4, provider);
});
afterAll(() => folder.remove());

const erasureOf = (held: readonly string[]) =>
  createErasure({ ...createMemoryStores(), provider, journal: ledgerOf(held) });
const verify = (held: readonly string[]) => erasureOf(held).verifyJournal();

/** The same line with one character of one of its three parts changed. */
function altered(line: string, part: number): string {
  const parts = line.split('.');
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  return parts
    .with(part, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`)
    .join('.');
}

/** A line with its payload rewritten, signed by whom. */
async function resigned(
  line: string,
  change: object,
  by: KeyProvider,
  purpose: 'journal' | 'receipt' = 'journal',
) {
  const payload = JSON.parse(Buffer.from(line.split('.')[1] ?? '', 'base64url').toString('utf8')) as object;
  return await signCompactJws({ ...payload, ...change }, (bytes) => by.sign(purpose, bytes));
}

describe('verifyJournal', () => {
  it('passes an honest journal, and an empty one', async () => {
    expect(await verify(lines)).toEqual({ entries: 4, ok: true, firstBad: null });
    expect(await verify([])).toEqual({ entries: 0, ok: true, firstBad: null });
  });

  it.each([0, 1, 2])('finds one character altered in part %i of a line', async (part) => {
    expect(await verify(lines.with(2, altered(lines[2] ?? '', part)))).toMatchObject({
      ok: false,
      firstBad: 2,
    });
  });

  it('finds a line taken out of the middle, or the first', async () => {
    expect(await verify(lines.toSpliced(1, 1))).toMatchObject({ entries: 3, ok: false, firstBad: 1 });
    expect(await verify(lines.slice(1))).toMatchObject({ ok: false, firstBad: 0 });
  });

  it('finds lines that changed places, or stand twice', async () => {
    const [a = '', b = '', c = '', d = ''] = lines;
    expect(await verify([a, c, b, d])).toMatchObject({ ok: false, firstBad: 1 });
    expect(await verify([a, b, b, c, d])).toMatchObject({ ok: false, firstBad: 2 });
  });

  it('finds a line of a stranger, of another purpose, or no line at all', async () => {
    const last = lines[3] ?? '';
    const foreign = await resigned(last, {}, stranger);
    const otherPurpose = await resigned(last, {}, provider, 'receipt');
    for (const line of [foreign, otherPurpose, 'text', ''])
      expect(await verify(lines.with(3, line))).toMatchObject({ ok: false, firstBad: 3 });
    expect(await verify(lines.with(3, await resigned(last, {}, provider)))).toMatchObject({ ok: true });
  });

  it('finds a line that is signed and yet no entry, or names another line before it', async () => {
    const last = lines[3] ?? '';
    const faults = [{ extra: 1 }, { v: 2 }, { seq: 4 }, { prev: null }, { reason: 'whim' }, { gen: -1 }];
    for (const fault of faults)
      expect(await verify(lines.with(3, await resigned(last, fault, provider)))).toMatchObject({
        firstBad: 3,
      });
  });

  it('does not see a cut end: that takes a copy of the count elsewhere', async () => {
    expect(await verify(lines.slice(0, 3))).toEqual({ entries: 3, ok: true, firstBad: null });
  });
});

describe('resume over a journal with a foreign line', () => {
  it('finishes what is signed, erases nothing for the foreign one, and says so', async () => {
    const stores = createMemoryStores();
    const { keys, chunks, sessions } = stores;
    const signed = await makeSession(stores, createErasure({ ...stores, provider, journal: ledgerOf([]) }));
    const victim = await makeSession(stores, createErasure({ ...stores, provider, journal: ledgerOf([]) }));
    const held = [
      await resigned(lines[0] ?? '', { sid: signed.sid }, provider),
      await resigned(lines[1] ?? '', { sid: victim.sid }, stranger),
    ];
    const erasure = createErasure({ keys, chunks, sessions, provider, journal: ledgerOf(held) });
    await expect(erasure.resume()).rejects.toMatchObject({ code: 'journal_invalid' });
    expect(await remainsOf(stores, signed.sid)).toEqual(NOTHING_LEFT);
    expect(await remainsOf(stores, victim.sid)).toEqual(ALL_LEFT);
  });
});
