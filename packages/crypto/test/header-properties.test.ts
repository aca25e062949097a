// Headers: what is written is read again as it was, and nothing but that is read.
import {
  encodeSealedFile,
  parseHeader,
  readSealedFile,
  SealedFormatError,
  type SealedRecord,
  SUITE_LENGTHS,
} from '@scrim/crypto/format';
import { encodeBase64Url } from '@scrim/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeHeader } from '../src/format/header.ts';
import { type HeaderCore, writeCore } from '../src/format/header-core.ts';
import { proofRuns } from './proof-runs.ts';

const utf8 = new TextEncoder();
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const base64 = (length: number) => bytes(length).map(encodeBase64Url);
const uint = (bits: number) =>
  fc.oneof(fc.nat({ max: 9 }), fc.double({ min: 0, max: 2 ** bits - 1, noNaN: true }).map(Math.floor));
const LETTERS = [...'ABCXYZabcxyz0189._:-'];
const id = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 64 });
const name = fc.string({ unit: fc.constantFrom(...LETTERS, '@', '/', '+'), minLength: 1, maxLength: 64 });

const core: fc.Arbitrary<HeaderCore> = fc
  .record({
    v: fc.constant(1),
    suite: fc.constantFrom(1, 2, 3),
    siteId: id,
    sid: base64(16),
    gen: uint(32),
    eid: base64(16),
    eseq: uint(32),
    prev: fc.option(
      fc.record({ eid: base64(16), next: fc.integer({ min: 0, max: 65_536 }), th: base64(32) }),
    ),
    supersedes: fc.record({ eid: base64(16), th: base64(32) }),
    startedAt: uint(53),
    permitId: base64(16),
    policy: fc.record({ id, version: id, hash: base64(32) }),
    consent: fc.record({ commitment: base64(32), basis: id }),
    recorder: fc.record({ name, version: name }),
    schema: fc.constantFrom('rrweb/2', 'scrim-card/1'),
    pad: fc.constant('padme-1k'),
    ksv: uint(32),
  })
  .map((fields) => {
    const supersedes = fields.gen === 0 ? null : fields.supersedes;
    // A card comes after no other epoch.
    const prev = fields.schema === 'scrim-card/1' ? null : fields.prev;
    return { ...fields, supersedes, prev } as HeaderCore;
  });

const header = core.chain((fields) =>
  fc.record({
    core: fc.constant(fields),
    wraps: fc.uniqueArray(
      fc.record({ kid: base64(16), enc: bytes(SUITE_LENGTHS[fields.suite].enc), ct: bytes(48) }),
      { minLength: 1, maxLength: 8, selector: ({ kid }) => kid },
    ),
    commit: bytes(32),
  }),
);
type Parts = Parameters<Parameters<(typeof header)['map']>[0]>[0];

const written = ({ core: fields, wraps, commit }: Parts) =>
  writeHeader(writeCore(fields), wraps as unknown as Parameters<typeof writeHeader>[1], commit);

it('reading what was written gives what was written, and writing that the same bytes', () => {
  fc.assert(
    fc.property(header, (parts) => {
      const text = written(parts);
      const read = parseHeader(utf8.encode(text));
      expect({ ...read.core }).toEqual(parts.core);
      expect(read.wraps.map(({ kid, enc, ct }) => ({ kid, enc: [...enc], ct: [...ct] }))).toEqual(
        parts.wraps.map(({ kid, enc, ct }) => ({ kid, enc: [...enc], ct: [...ct] })),
      );
      expect([...read.commit]).toEqual([...parts.commit]);
      expect(writeHeader(writeCore(read.core), read.wraps, read.commit)).toBe(text);
      expect(text.length).toBeLessThanOrEqual(32_768);
    }),
    proofRuns(150),
  );
});

/** One place of a text, written over, cut out or doubled. */
const edit = fc.record({
  at: fc.nat(),
  cut: fc.integer({ min: 0, max: 4 }),
  put: fc.oneof(
    fc.constantFrom('', ' ', '0', '"', ',', '{', '}', '[', ']', '\\', 'null', '1e0', '\n', '\ufeff'),
    fc.string({ maxLength: 4 }),
  ),
});
const applied = (text: string, { at, cut, put }: { at: number; cut: number; put: string }) => {
  const place = at % text.length;
  return text.slice(0, place) + put + text.slice(place + cut);
};

it('an edited header or core is refused by a code, or is read as its own one spelling', () => {
  const codes = new Set<string>();
  fc.assert(
    fc.property(header, edit, fc.boolean(), (parts, change, inCore) => {
      const text = inCore
        ? writeHeader(applied(writeCore(parts.core), change), parts.wraps as never, parts.commit)
        : applied(written(parts), change);
      try {
        const read = parseHeader(utf8.encode(text));
        expect(writeHeader(writeCore(read.core), read.wraps, read.commit)).toBe(text);
        codes.add('read');
      } catch (error) {
        if (!(error instanceof SealedFormatError)) throw error;
        codes.add(error.code);
      }
    }),
    proofRuns(400),
  );
  expect([...codes]).toEqual(expect.arrayContaining(['read', 'ssf_malformed', 'ssf_unsupported']));
});

it('a file of any headers is framed as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(header, { minLength: 1, maxLength: 3 }), async (list) => {
      const headers = list.map((parts) => utf8.encode(written(parts)));
      const bytesOfFile = encodeSealedFile(headers.map((one) => ({ header: one, chunks: [] })));
      const records: SealedRecord[] = [];
      for await (const record of readSealedFile(bytesOfFile)) records.push(record);
      expect(records.map((record) => record.kind === 'header' && [...record.header.bytes])).toEqual(
        headers.map((one) => [...one]),
      );
    }),
    proofRuns(30),
  );
});
