// Peeling of requests, and its limits: a bomb is bounded and says so.
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PEEL_LIMITS } from '../src/search/peel/peeling.ts';
import { isCut, peelBytes, peelRequest } from '../src/search/peel.ts';
import { createSearch } from '../src/search/search.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import type { SentRequest } from '../src/wire/sent-request.ts';

const maker = createSecretMaker();
const secret = maker.make('place', 'token', 'words');
const { value } = secret;

function request(parts: Partial<SentRequest>): SentRequest {
  return {
    atMs: 0,
    method: 'POST',
    url: 'https://c.example/in',
    headers: {},
    body: new Uint8Array(),
    ...parts,
  };
}

function viasOf(parts: Partial<SentRequest>): readonly string[] {
  const search = createSearch([secret, ...maker.decoys('words')]);
  for (const layer of peelRequest(request(parts))) search.look(layer);
  return search.findings().flatMap(({ vias }) => vias);
}

describe('a request', () => {
  const encoded = Buffer.from(JSON.stringify({ user: value })).toString('base64');

  it.each([
    ['the path', { url: `https://c.example/users/${value}/x` }, 'url'],
    ['a query', { url: `https://c.example/p?u=${value}` }, 'url'],
    ['a query in percent', { url: `https://c.example/p?u=%22${value.replace('-', '%2D')}%22` }, 'url'],
    ['a query in base64', { url: `https://c.example/p?d=${encodeURIComponent(encoded)}` }, 'url'],
    ['a path in base64', { url: `https://c.example/p/${Buffer.from(encoded).toString('base64url')}` }, 'url'],
    ['a header', { headers: { 'x-page': value } }, 'headers'],
    ['a header in base64', { headers: { 'x-page': encoded } }, 'headers'],
    ['a cookie', { headers: { cookie: `a=1; user=${encodeURIComponent(encoded)}` } }, 'headers'],
    ['the referrer', { headers: { referer: `https://a.example/${value}` } }, 'headers'],
    ['the body', { body: Buffer.from(value) }, 'body'],
    ['a packed body', { body: gzipSync(value), headers: { 'Content-Encoding': 'gzip' } }, 'body › gzip'],
    [
      'a message of a WebSocket',
      { method: 'WEBSOCKET', body: Buffer.from(`42["e",${JSON.stringify(encoded)}]`) },
      'body',
    ],
  ] as const)('is read: %s', (_, parts, via) => {
    expect(viasOf(parts).some((found) => found.includes(`› ${via}`))).toBe(true);
  });

  it('is not read for what every browser says of itself', () => {
    expect(
      viasOf({ headers: { 'user-agent': value, 'sec-ch-ua': value, 'Accept-Language': value } }),
    ).toEqual([]);
  });

  it('names no value of its address in a layer', () => {
    const vias = peelRequest(request({ url: `https://c.example/v1/users/${value}/12345?u=${value}` })).map(
      ({ via }) => via,
    );
    expect(vias[0]).toBe('POST c.example/v1/users/*/* › url');
    expect(vias.join()).not.toContain(value);
  });

  it('gives its raw bytes as well as what is in them', () => {
    const body = gzipSync(value);
    const raw = peelRequest(request({ body })).filter(({ binary }) => binary === true);
    expect(raw.map(({ text }) => text)).toContain(body.toString('latin1'));
  });
});

describe('limits', () => {
  const limits = { ...PEEL_LIMITS, maxStreamBytes: 1024 * 1024 };
  const big = Buffer.concat([Buffer.from(`${value} `), Buffer.alloc(200 * 1024 * 1024, 32)]);

  it.each([
    ['gzip', gzipSync(big, { level: 1 }), undefined],
    ['brotli', brotliCompressSync(big, { params: { 1: 1 } }), 'br'],
    ['zstd', zstdCompressSync(big), undefined],
  ] as const)('cut a bomb of %s, and say so', (_, bomb, contentEncoding) => {
    const layers = peelBytes(bomb, { via: 'body', contentEncoding, limits });
    expect(layers.some(isCut)).toBe(true);
    expect(layers.find(isCut)?.via).toMatch(/not read whole: more than 1048576 bytes/);
    expect(Math.max(...layers.map(({ text = '' }) => text.length))).toBeLessThanOrEqual(
      limits.maxStreamBytes,
    );
  });

  it('still read the beginning of what they cut', () => {
    const mixed = Buffer.concat([
      Buffer.from(`${value} `),
      Buffer.from(Array.from({ length: 3e6 }, () => 97 + Math.floor(Math.random() * 9))),
    ]);
    const search = createSearch([secret]);
    for (const layer of peelBytes(gzipSync(mixed), { via: 'body', limits })) search.look(layer);
    expect(search.findings()).toHaveLength(1);
  });

  it('hold for all streams of a call together', () => {
    const packed = gzipSync(Buffer.alloc(900 * 1024, 32)).toString('base64');
    const body = Buffer.from(
      JSON.stringify(Array.from({ length: 40 }, (_, at) => ({ at, packed: `${packed}${' '.repeat(at)}` }))),
    );
    const layers = peelBytes(body, { via: 'body', limits: { ...limits, maxBytes: 4 * 1024 * 1024 } });
    const out = layers.filter(({ via, text }) => via.endsWith('gzip') && text !== undefined);
    expect(out.reduce((sum, { text = '' }) => sum + text.length, 0)).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(layers.some(isCut)).toBe(true);
  });

  it('cut what lies too deep, and say so', () => {
    let deep: Uint8Array = Buffer.from(value);
    for (let depth = 0; depth < 40; depth += 1) deep = gzipSync(deep);
    expect(peelBytes(deep, { via: 'body' }).some(isCut)).toBe(true);
  });

  it('do not cut what is within them', () => {
    expect(peelBytes(gzipSync(JSON.stringify({ value })), { via: 'body' }).some(isCut)).toBe(false);
  });

  it('survive JSON that is nested a hundred thousand times', () => {
    const body = Buffer.from(`${'['.repeat(100_000)}"${value}"${']'.repeat(100_000)}`);
    const search = createSearch([secret]);
    for (const layer of peelBytes(body, { via: 'body' })) search.look(layer);
    expect(search.findings()).toHaveLength(1);
  });
});
