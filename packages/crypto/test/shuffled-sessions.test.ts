// Any permutation, loss, repetition or mix of the chunks of two sessions is detected as the format's table says. What is
// expected is worked out here from the sentences of its page, record by record, and not from the reader.
import {
  type ChunkRecord,
  encodeSealedFile,
  FLAG_FINAL,
  firstTranscript,
  nextTranscript,
  parseHeader,
} from '@scrim/crypto/format';
import type { EpochReport, ReadingKey } from '@scrim/crypto/open';
import { type EpochId, encodeBase64Url, newSessionId } from '@scrim/protocol';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type ForgedEpoch, forgeEpoch, newHolder, openFile } from './forge.ts';
import { proofRuns } from './proof-runs.ts';
import { remembering } from './remembering-key.ts';

/** One epoch of a tab, as it was sealed. */
interface Sealed extends ForgedEpoch {
  readonly session: number;
  readonly prev: { readonly eid: EpochId; readonly next: number; readonly th: string } | null;
}
/** What a collector hands out: a header or a chunk of any epoch it has. */
interface Piece {
  readonly epoch: Sealed;
  readonly chunk: ChunkRecord | null;
}

let key: ReadingKey;
/** Two sessions, each of three page loads in a row, with two to four chunks each. */
let sessions: readonly (readonly Sealed[])[];

const lineOf = (session: number, place: number, i: number) =>
  `{"session":${session},"place":${place},"i":${i}}`;

beforeAll(async () => {
  const holder = await newHolder();
  key = remembering(holder.key);
  sessions = await Promise.all([0, 1].map((session) => sealTab(session)));

  async function sealTab(session: number): Promise<Sealed[]> {
    const sid = newSessionId();
    const tab: Sealed[] = [];
    for (const [place, count] of [3, 2, 4].entries()) {
      const before = tab.at(-1);
      const prev = before === undefined ? null : prevOf(before);
      const chunks = Array.from({ length: count }, (_, i) => ({
        i,
        flags: i === count - 1 ? FLAG_FINAL : 0,
        data: `${lineOf(session, place, i)}\n`,
      }));
      tab.push({ ...(await forgeEpoch([holder], chunks, { sid, eseq: place, prev })), session, prev });
    }
    return tab;
  }
});

function prevOf({ eid, header, chunks }: ForgedEpoch) {
  const start = firstTranscript(parseHeader(header).hh);
  const th = chunks.reduce((hash, { i, flags, ct }) => nextTranscript(hash, i, flags, ct), start);
  return { eid, next: chunks.length, th: encodeBase64Url(th) };
}

const piecesOf = (session: number): Piece[] =>
  (sessions[session] ?? []).flatMap((epoch) => [
    { epoch, chunk: null },
    ...epoch.chunks.map((chunk) => ({ epoch, chunk })),
  ]);

/** The records one after the other, whatever they are. */
function bytesOf(pieces: readonly Piece[]): Uint8Array {
  const parts = pieces.map(({ epoch: { header }, chunk }) =>
    chunk === null
      ? encodeSealedFile([{ header, chunks: [] }])
      : encodeSealedFile([{ header: new Uint8Array(), chunks: [chunk] }]).subarray(8),
  );
  return new Uint8Array(Buffer.concat(parts));
}

interface Expected {
  readonly code: string | null;
  readonly lines: readonly string[];
  readonly present: readonly { readonly epoch: Sealed; readonly chunks: readonly ChunkRecord[] }[];
}

/** The first failure in the order in which the records lie, by the sentences of the section "Reader". */
function expectedOf(pieces: readonly Piece[]): Expected {
  const lines: string[] = [];
  const present: { epoch: Sealed; chunks: ChunkRecord[] }[] = [];
  const end = (code: string | null) => ({ code, lines, present });
  for (const { epoch, chunk } of pieces) {
    const current = present.at(-1);
    if (chunk === null) {
      if (current !== undefined && epoch.session !== present[0]?.epoch.session) return end('ssf_binding');
      if (present.some((one) => one.epoch === epoch)) return end('ssf_order');
      present.push({ epoch, chunks: [] });
    } else {
      if (current === undefined) return end('ssf_malformed');
      const last = current.chunks.at(-1);
      if (last !== undefined && (last.flags === FLAG_FINAL || chunk.i <= last.i)) return end('ssf_order');
      if (current.epoch !== epoch) return end('ssf_open_failed');
      current.chunks.push(chunk);
      const place = sessions[epoch.session]?.indexOf(epoch) ?? -1;
      lines.push(lineOf(epoch.session, place, chunk.i));
    }
  }
  return end(present.length === 0 ? 'ssf_malformed' : null);
}

function expectedReport({ present }: Expected) {
  return present.map(({ epoch, chunks }) => {
    const highest = chunks.at(-1)?.i ?? -1;
    const absent = Array.from({ length: Math.max(highest, 0) }, (_, i) => i).filter(
      (i) => !chunks.some((one) => one.i === i),
    );
    const named = present.find((one) => one.epoch.eid === epoch.prev?.eid);
    const whole = named?.chunks.length === epoch.prev?.next;
    const prev = epoch.prev === null ? 'none' : named === undefined ? 'missing' : whole ? 'ok' : 'short';
    return { absent, closed: chunks.at(-1)?.flags === FLAG_FINAL, prev };
  });
}

const absentOf = ({ gaps }: EpochReport) =>
  gaps.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** What a lying collector may do to a session's records, one thing after the other. */
const deed = fc.oneof(
  fc.record({ kind: fc.constant('lose' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('lose-epoch' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('move-epoch' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('mix' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), to: fc.nat() }),
);
type Deed = Parameters<Parameters<(typeof deed)['map']>[0]>[0];

function done(pieces: readonly Piece[], what: Deed): Piece[] {
  const at = pieces.length === 0 ? 0 : what.at % pieces.length;
  const to = 'to' in what ? what.to % (pieces.length + 1) : 0;
  const taken = pieces[at];
  if (taken === undefined) return [...pieces];
  const foreign = piecesOf(1);
  const other = foreign[what.at % foreign.length] ?? taken;
  const epoch = pieces.filter((piece) => piece.epoch === taken.epoch);
  const rest = pieces.filter((piece) => piece.epoch !== taken.epoch);
  switch (what.kind) {
    case 'lose':
      return pieces.toSpliced(at, 1);
    case 'lose-epoch':
      return rest;
    case 'repeat':
      return pieces.toSpliced(to, 0, taken);
    case 'move':
      return pieces.toSpliced(at, 1).toSpliced(to, 0, taken);
    case 'move-epoch': {
      const starts = rest.findIndex((piece, place) => place >= to && piece.chunk === null);
      return rest.toSpliced(starts === -1 ? rest.length : starts, 0, ...epoch);
    }
    case 'mix':
      return pieces.toSpliced(to, 0, other);
    case 'replace':
      return pieces.toSpliced(to, 1, other);
  }
}

/** Nothing of the report is a warning. */
const isClean = (report: ReturnType<typeof expectedReport>) =>
  report.every(
    ({ absent, closed, prev }) => absent.length === 0 && closed && (prev === 'ok' || prev === 'none'),
  );

async function judge(
  pieces: readonly Piece[],
): Promise<{ readonly clean: boolean; readonly code: string | null }> {
  const expected = expectedOf(pieces);
  const { code, chunks, report } = await openFile(bytesOf(pieces), key);
  expect([code, chunks.flatMap(({ lines }) => lines)]).toEqual([expected.code, expected.lines]);
  if (report === null) return { clean: false, code };
  const found = report.epochs.map((one) => ({ absent: absentOf(one), closed: one.closed, prev: one.prev }));
  expect(found).toEqual(expectedReport(expected));
  return { clean: isClean(found), code };
}

it('is opened clean as it was sealed', async () => {
  expect(await judge(piecesOf(0))).toEqual({ clean: true, code: null });
});

it('permuted, thinned out, repeated or mixed it is refused or told, and what came before is true', async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 4 }), async (deeds) => {
      const pieces = deeds.reduce(done, piecesOf(0));
      const { clean, code } = await judge(pieces);
      const outcome = clean ? 'clean' : (code ?? 'told');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!clean) return;
      // Not seen, as the table says: whole epochs gone from the end, and whole epochs in another order.
      const kept = (sessions[pieces[0]?.epoch.session ?? 0] ?? []).filter((epoch) =>
        pieces.some((piece) => piece.epoch === epoch),
      );
      const begun = sessions[kept[0]?.session ?? 0]?.slice(0, kept.length);
      expect(kept).toEqual(begun);
      expect(pieces.length).toBe(kept.reduce((sum, { chunks }) => sum + 1 + chunks.length, 0));
    }),
    proofRuns(1000),
  );
  // Every outcome was reached.
  expect([...outcomes.keys()].sort()).toEqual([
    'clean',
    'ssf_binding',
    'ssf_malformed',
    'ssf_open_failed',
    'ssf_order',
    'told',
  ]);
});
