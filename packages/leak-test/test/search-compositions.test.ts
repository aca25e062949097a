// Any composition of up to three encodings or containers around any form of a secret is seen through.
import { isUtf8 } from 'node:buffer';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { peelBytes } from '../src/search/peel.ts';
import { createSearch } from '../src/search/search.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { KINDS, WRITTEN } from './written-forms.ts';

const maker = createSecretMaker();
const secrets = (['letters', 'words'] as const).flatMap((guise) =>
  KINDS.map((kind) => maker.make(`${guise}.${kind}`, kind, guise)),
);
const decoys = [...maker.decoys('letters'), ...maker.decoys('words')];

type Wrap = (inner: Uint8Array) => Uint8Array;
const asText = (inner: Uint8Array) => Buffer.from(inner).toString('latin1');
const escaped = (inner: Uint8Array, write: (char: string) => string) =>
  Buffer.from(asText(inner).replace(/[^\w.-]/g, write));
const isText = (inner: Uint8Array) =>
  Buffer.from(inner).toString('utf8').length > 0 && inner.every((byte) => byte >= 9 && byte < 128);
/** Bytes can only be put into text in disguise. */
const safe = (inner: Uint8Array) => (isText(inner) ? asText(inner) : Buffer.from(inner).toString('base64'));
const hexOf = (char: string, width: number) => char.charCodeAt(0).toString(16).padStart(width, '0');

const WRAPS: Readonly<Record<string, Wrap>> = {
  gzip: (inner) => gzipSync(inner),
  zlib: (inner) => deflateSync(inner),
  'raw deflate': (inner) => deflateRawSync(inner),
  brotli: (inner) => brotliCompressSync(inner),
  zstd: (inner) => zstdCompressSync(inner),
  base64: (inner) => Buffer.from(Buffer.from(inner).toString('base64')),
  base64url: (inner) => Buffer.from(Buffer.from(inner).toString('base64url')),
  hex: (inner) => Buffer.from(Buffer.from(inner).toString('hex')),
  'JSON string': (inner) => Buffer.from(JSON.stringify({ type: 'event', data: safe(inner), n: [1, 2] })),
  'Latin-1 in JSON': (inner) =>
    Buffer.from(
      JSON.stringify([
        { type: 'event', data: isUtf8(inner) ? Buffer.from(inner).toString() : asText(inner) },
      ]),
    ),
  'JSON lines': (inner) => Buffer.from(`{"n":1}\n${JSON.stringify({ data: safe(inner) })}\n`),
  numbers: (inner) => Buffer.from(JSON.stringify({ bytes: [...inner] })),
  form: (inner) => Buffer.from(new URLSearchParams({ a: 'b', data: safe(inner) }).toString()),
  percent: (inner) => Buffer.from(encodeURIComponent(safe(inner))),
  entities: (inner) => escaped(Buffer.from(safe(inner)), (char) => `&#x${hexOf(char, 1)};`),
  'unicode escapes': (inner) => escaped(Buffer.from(safe(inner)), (char) => `\\u${hexOf(char, 4)}`),
  'data URL': (inner) => Buffer.from(`data:text/plain;base64,${Buffer.from(inner).toString('base64')}`),
  'after a header': (inner) => Buffer.concat([Buffer.from('{"id":1}\n'), gzipSync(inner)]),
  multipart: (inner) =>
    Buffer.concat([
      Buffer.from('--b0unD\r\nContent-Disposition: form-data; name="x"\r\n\r\n'),
      inner,
      Buffer.from('\r\n--b0unD--\r\n'),
    ]),
  frames: (inner) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 2, 65, 66, ...[24, 16, 8, 0].map((shift) => (inner.length >>> shift) & 255)]),
      inner,
    ]),
  'UTF-16': (inner) => Buffer.from(safe(inner), 'utf16le'),
};

/** What stands around: what is shorter than this nobody compresses. */
const PAGE =
  'Invoices of this month: none is due before the end of March, two were paid on time, and one is in question';

const wraps = fc.array(fc.constantFrom(...Object.keys(WRAPS)), { maxLength: 3 });

it('finds any form in any composition of up to three wrappings', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...secrets),
      fc.constantFrom(...WRITTEN),
      wraps,
      (secret, { write, applies = () => true }, names) => {
        fc.pre(applies(secret));
        const inner: Uint8Array = Buffer.from(`${PAGE}; ${write(secret)} ; and some text after`, 'latin1');
        const sent = names.reduce((body, name) => WRAPS[name]?.(body) ?? body, inner);
        const search = createSearch([secret, ...decoys]);
        for (const layer of peelBytes(sent, { via: 'body' })) search.look(layer);
        expect(search.findings().map(({ place }) => place)).toEqual([secret.place]);
      },
    ),
    { numRuns: Number(process.env.COMPOSITIONS ?? 300) },
  );
});
