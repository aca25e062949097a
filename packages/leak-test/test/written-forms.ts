// Everything a recorder might write a secret as, and everything it might wrap that in.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FoundForm } from '../src/search/finding.ts';
import { SECRET_KINDS, type Secret, type SecretKind } from '../src/secrets/secret.ts';

export const KINDS: readonly SecretKind[] = SECRET_KINDS;

const each = (text: string, write: (code: number, char: string) => string) =>
  [...text].map((char) => write(char.charCodeAt(0), char)).join('');
const hexOf = (code: number, width: number) => code.toString(16).padStart(width, '0');
/** `before` shifts the alignment. */
const base64 = (text: string, before: string) =>
  Buffer.from(`${before}${text}`).toString('base64').replace(/=+$/, '');

/** One way of writing a secret. `applies` is false where the secret is too short to be told from chance. */
export interface Written {
  readonly name: string;
  readonly form: FoundForm;
  readonly write: (secret: Secret) => string;
  readonly applies?: (secret: Secret) => boolean;
}

const isLong = ({ core }: Secret) => core.length >= 8;
const isLetters = ({ guise, kind }: Secret) =>
  guise === 'letters' && (kind === 'token' || kind === 'mixed' || kind === 'email');
const isName = ({ guise, kind }: Secret) =>
  guise === 'words' && (kind === 'token' || kind === 'mixed' || kind === 'email');
const isNumber = ({ core }: Secret) => /\d{10}$/.test(core) && core.length >= 12;
const surname = ({ core }: Secret) => core.split(/[-.]/)[0] ?? '';

export const WRITTEN: readonly Written[] = [
  { name: 'as it is', form: 'plain', write: ({ value }) => value },
  { name: 'inside an attribute', form: 'plain', write: ({ value }) => `<a title="${value}">x</a>` },
  { name: 'its core', form: 'plain', write: ({ core }) => core },
  { name: 'another spelling', form: 'plain', write: ({ spellings, value }) => spellings.at(-1) ?? value },
  {
    name: 'upper case',
    form: 'other-case',
    write: ({ value }) => value.toUpperCase(),
    applies: ({ value }) => value !== value.toUpperCase(),
  },
  {
    name: 'mixed case',
    form: 'other-case',
    write: ({ value }) => each(value, (code, char) => (code % 2 ? char.toUpperCase() : char.toLowerCase())),
    applies: ({ kind }) => kind === 'token' || kind === 'email',
  },
  {
    name: 'percent, as in URLs',
    form: 'percent',
    write: ({ value }) => encodeURIComponent(value),
    applies: ({ value }) => encodeURIComponent(value) !== value,
  },
  {
    name: 'percent, every character',
    form: 'percent',
    write: ({ value }) => each(value, (code) => `%${hexOf(code, 2)}`),
  },
  {
    name: 'plus for space',
    form: 'percent',
    write: ({ value }) => encodeURIComponent(value).replaceAll('%20', '+'),
    applies: ({ value }) => value.includes(' '),
  },
  { name: 'decimal entities', form: 'html', write: ({ value }) => each(value, (code) => `&#${code};`) },
  {
    name: 'hex entities',
    form: 'html',
    write: ({ value }) => each(value, (code) => `&#x${hexOf(code, 1)};`),
  },
  {
    name: 'named entities',
    form: 'html',
    write: ({ value }) =>
      value.replaceAll('@', '&commat;').replaceAll('-', '&hyphen;').replaceAll('#', '&num;'),
    applies: ({ value, kind, guise }) => /[@#]/.test(value) || (kind === 'token' && guise === 'words'),
  },
  {
    name: 'JSON escapes',
    form: 'unicode-escapes',
    write: ({ value }) => each(value, (code) => `\\u${hexOf(code, 4)}`),
  },
  {
    name: 'JSON solidus',
    form: 'json',
    write: ({ spellings }) => spellings.find((text) => text.includes('/'))?.replaceAll('/', '\\/') ?? '',
    applies: ({ kind }) => kind === 'date',
  },
  {
    name: 'script escapes',
    form: 'unicode-escapes',
    write: ({ value }) => each(value, (code) => `\\x${hexOf(code, 2)}`),
  },
  {
    name: 'braced escapes',
    form: 'unicode-escapes',
    write: ({ value }) => each(value, (code) => `\\u{${hexOf(code, 1)}}`),
  },
  { name: 'CSS escapes', form: 'css', write: ({ value }) => each(value, (code) => `\\${hexOf(code, 1)} `) },
  {
    name: 'CSS escaped marks',
    form: 'css',
    write: ({ value }) => value.replace(/[@.]/g, '\\$&'),
    applies: ({ value }) => /[@.]/.test(value),
  },
  {
    name: 'character codes',
    form: 'char-codes',
    write: ({ value }) => [...value].map((char) => char.charCodeAt(0)).join(','),
  },
  {
    name: 'spaced hex',
    form: 'hex',
    write: ({ value }) => [...value].map((char) => hexOf(char.charCodeAt(0), 2)).join(' '),
    applies: isLong,
  },
  ...['', 'x', 'xy'].map(
    (before): Written => ({
      name: `base64 after ${before.length}`,
      form: 'base64',
      write: ({ value }) => `q:${base64(value, before)}`,
      applies: isLong,
    }),
  ),
  ...['', 'x', 'xy'].map(
    (before): Written => ({
      name: `base64 of the core after ${before.length}`,
      form: 'base64',
      write: ({ core }) => `q:${base64(`${core}zz`, before)}`,
      applies: isLong,
    }),
  ),
  {
    name: 'base64url',
    form: 'base64',
    write: ({ value }) => `q:${Buffer.from(value).toString('base64url')}`,
    applies: isLong,
  },
  {
    name: 'hex',
    form: 'hex',
    write: ({ value }) => `q${Buffer.from(value).toString('hex')}`,
    applies: isLong,
  },
  {
    name: 'upper case hex',
    form: 'hex',
    write: ({ core }) => `q${Buffer.from(core).toString('hex').toUpperCase()}`,
    applies: isLong,
  },
  {
    name: 'UTF-16 LE',
    form: 'utf-16',
    write: ({ value }) => each(value, (_, char) => `${char}\0`),
    applies: ({ value }) => value.length > 6,
  },
  {
    name: 'UTF-16 BE',
    form: 'utf-16',
    write: ({ value }) => each(value, (_, char) => `\0${char}`),
    applies: isLong,
  },
  {
    name: 'reversed',
    form: 'reversed',
    write: ({ value }) => [...value].reverse().join(''),
    applies: isLong,
  },
  { name: 'the first eight', form: 'part', write: ({ core }) => `${core.slice(0, 8)}…`, applies: isLetters },
  { name: 'the last eight', form: 'part', write: ({ core }) => `***${core.slice(-8)}`, applies: isLetters },
  {
    name: 'ten from within',
    form: 'part',
    write: ({ core }) => `x${core.slice(1, 11)}x`,
    applies: isLetters,
  },
  { name: 'ten digits', form: 'part', write: ({ core }) => `****${core.slice(-10)}`, applies: isNumber },
  { name: 'the surname', form: 'part', write: (secret) => `Dear ${surname(secret)},`, applies: isName },
  {
    name: 'the surname in camelCase',
    form: 'part',
    write: (secret) => `user${surname(secret).replace(/^./, (char) => char.toUpperCase())}Row`,
    applies: isName,
  },
  {
    name: 'the surname in snake_case',
    form: 'part',
    write: (secret) => `user_${surname(secret)}_row`,
    applies: isName,
  },
  {
    name: 'the surname in capitals',
    form: 'part',
    write: (secret) => surname(secret).toUpperCase(),
    applies: isName,
  },
  {
    name: 'letters and digits only, as in a key',
    form: 'part',
    write: ({ core }) => `row-${core.replace(/[^a-z0-9]/gi, '')}`,
    applies: isName,
  },
  {
    name: 'a letter a tag',
    form: 'pieces',
    write: ({ value }) => each(value, (_, char) => `<b>${char}</b>`),
  },
  { name: 'soft hyphens', form: 'pieces', write: ({ value }) => each(value, (_, char) => `${char}\u00ad`) },
];

/** One way of wrapping text up for sending. */
export interface Container {
  readonly name: string;
  readonly wrap: (text: string) => Uint8Array;
  readonly contentType?: string;
  readonly contentEncoding?: string;
}

/** Some text around it, so that there is something to compress, and something to judge by. */
const json = (text: string) =>
  JSON.stringify({ type: 3, title: 'Nothing to see', data: { text, more: [1, 2, { x: true }] } });
const bytes = (text: string) => Buffer.from(text);
const withLength = (body: Uint8Array, write: (head: Buffer, length: number) => void, size = 4) => {
  const head = Buffer.alloc(size);
  write(head, body.length);
  return Buffer.concat([head, body]);
};
const NOISE = Buffer.from([0xff, 0x00, 0x13, 0x9c, 0x01, 0x80, 0xfe, 0x02, 0xc3, 0x28]);

export const CONTAINERS: readonly Container[] = [
  { name: 'text', wrap: bytes },
  { name: 'JSON', wrap: (text) => bytes(json(text)) },
  { name: 'JSON lines', wrap: (text) => bytes(`{"a":1}\n${json(text)}\n{"b":2}`) },
  { name: 'server-sent JSON', wrap: (text) => bytes(`data: ${json(text)}\n\n`) },
  { name: 'JSON in JSON', wrap: (text) => bytes(json(json(text))) },
  { name: 'JSON in JSON in JSON', wrap: (text) => bytes(json(json(json(text)))) },
  { name: 'gzip', wrap: (text) => gzipSync(json(text)) },
  { name: 'zlib', wrap: (text) => deflateSync(json(text)) },
  { name: 'raw deflate', wrap: (text) => deflateRawSync(json(text)) },
  { name: 'brotli, said', wrap: (text) => brotliCompressSync(json(text)), contentEncoding: 'br' },
  { name: 'brotli, not said', wrap: (text) => brotliCompressSync(json(text)) },
  { name: 'zstd', wrap: (text) => zstdCompressSync(json(text)) },
  {
    name: 'encodings in a chain',
    wrap: (text) => brotliCompressSync(gzipSync(json(text))),
    contentEncoding: 'gzip, br',
  },
  { name: 'deflate, said, raw', wrap: (text) => deflateRawSync(json(text)), contentEncoding: 'deflate' },
  { name: 'an encoding that is not true', wrap: (text) => bytes(json(text)), contentEncoding: 'gzip' },
  { name: 'gzip twice', wrap: (text) => gzipSync(gzipSync(json(text))) },
  {
    name: 'gzip without its end',
    wrap: (text) => gzipSync(`${json(text)}${'.'.repeat(20)}`).subarray(0, -8),
  },
  {
    name: 'multipart',
    wrap: (text) =>
      bytes(`--b0unD\r\ncontent-disposition: form-data; name="a"\r\n\r\n${text}\r\n--b0unD--\r\n`),
    contentType: 'multipart/form-data; boundary=b0unD',
  },
  {
    name: 'multipart, not said',
    wrap: (text) =>
      bytes(`--b0unD\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}\r\n--b0unD--\r\n`),
  },
  {
    name: 'gzip in multipart',
    wrap: (text) =>
      Buffer.concat([
        bytes('--b0unD\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\n'),
        gzipSync(json(text)),
        bytes('\r\n--b0unD--\r\n'),
      ]),
    contentType: 'multipart/form-data; boundary="b0unD"',
  },
  { name: 'a form', wrap: (text) => bytes(new URLSearchParams({ a: '1', data: text }).toString()) },
  {
    name: 'JSON in a form',
    wrap: (text) => bytes(new URLSearchParams({ a: '1', data: json(text) }).toString()),
  },
  {
    name: 'base64 gzip in a form',
    wrap: (text) => bytes(new URLSearchParams({ data: gzipSync(json(text)).toString('base64') }).toString()),
  },
  { name: 'base64 in JSON', wrap: (text) => bytes(json(bytes(json(text)).toString('base64'))) },
  { name: 'base64url in JSON', wrap: (text) => bytes(json(bytes(json(text)).toString('base64url'))) },
  { name: 'base64 gzip in JSON', wrap: (text) => bytes(json(gzipSync(json(text)).toString('base64'))) },
  { name: 'base64 zlib in JSON', wrap: (text) => bytes(json(deflateSync(json(text)).toString('base64'))) },
  {
    name: 'base64 raw deflate in JSON',
    wrap: (text) => bytes(json(deflateRawSync(json(text)).toString('base64'))),
  },
  {
    name: 'a data URL',
    wrap: (text) => bytes(json(`data:application/json;base64,${bytes(json(text)).toString('base64')}`)),
  },
  {
    name: 'a data URL in HTML',
    wrap: (text) =>
      bytes(
        json(`<img src="data:image/svg+xml;base64,${bytes(`<text>${text}</text>`).toString('base64')}">`),
      ),
  },
  {
    name: 'compressed Latin-1 in JSON',
    wrap: (text) => bytes(json(gzipSync(json(text)).toString('latin1'))),
  },
  {
    name: 'compressed Latin-1 zlib in JSON',
    wrap: (text) => bytes(json(deflateSync(json(text)).toString('latin1'))),
  },
  { name: 'numbers in JSON', wrap: (text) => bytes(json(JSON.stringify([...gzipSync(json(text))]))) },
  {
    name: 'an object of numbers in JSON',
    wrap: (text) => bytes(JSON.stringify({ d: { ...gzipSync(json(text)) } })),
  },
  { name: 'hex in JSON', wrap: (text) => bytes(json(gzipSync(json(text)).toString('hex'))) },
  {
    name: 'gzip after a header',
    wrap: (text) => Buffer.concat([bytes('{"event_id":"1"}\n{"type":"replay"}\n'), gzipSync(json(text))]),
  },
  {
    name: 'zlib after a header',
    wrap: (text) => Buffer.concat([bytes('{"segment_id":0}\n'), deflateSync(json(text))]),
  },
  { name: 'zlib among bytes', wrap: (text) => Buffer.concat([NOISE, deflateSync(json(text)), NOISE]) },
  { name: 'gzip among bytes', wrap: (text) => Buffer.concat([NOISE, gzipSync(json(text)), NOISE]) },
  { name: 'zstd among bytes', wrap: (text) => Buffer.concat([NOISE, zstdCompressSync(json(text)), NOISE]) },
  {
    name: 'two streams in a row',
    wrap: (text) => Buffer.concat([deflateSync('{"first":1,"second":2}'), deflateSync(json(text))]),
  },
  {
    name: 'frames of text',
    wrap: (text) =>
      Buffer.concat([
        withLength(bytes('{"a":1}'), (head, length) => head.writeUInt32BE(length)),
        withLength(bytes(json(text)), (head, length) => head.writeUInt32BE(length)),
      ]),
  },
  {
    name: 'frames of raw deflate',
    wrap: (text) =>
      Buffer.concat([
        withLength(bytes('{"a":1}'), (head, length) => head.writeUInt32BE(length)),
        withLength(deflateRawSync(json(text)), (head, length) => head.writeUInt32BE(length)),
      ]),
  },
  {
    name: 'little-endian frames of raw deflate',
    wrap: (text) => withLength(deflateRawSync(json(text)), (head, length) => head.writeUInt32LE(length)),
  },
  {
    name: 'gRPC frames of raw deflate',
    wrap: (text) =>
      withLength(deflateRawSync(json(text)), (head, length) => head.writeUInt32BE(length, 1), 5),
  },
  { name: 'UTF-16', wrap: (text) => Buffer.from(json(text), 'utf16le') },
];
