// A header has one spelling. Each other one is refused, with its code; what may be a later version is told apart.
import { MAX_HEADER_BYTES, parseHeader, type SsfCode } from '@scrim/crypto/format';
import { encodeBase64Url, ScrimError } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { knownAnswer } from './known-answers.ts';

const known = knownAnswer('suite1-2-recipients');
const utf8 = new TextEncoder();

function codeOf(header: string | Uint8Array): string | null {
  try {
    parseHeader(typeof header === 'string' ? utf8.encode(header) : header);
    return null;
  } catch (error) {
    if (error instanceof ScrimError) return error.code;
    throw error;
  }
}

/** The header with another text as its core. */
function withCore(core: string): string {
  const { wraps, commit } = JSON.parse(known.header) as { wraps: unknown; commit: string };
  return JSON.stringify({ core: encodeBase64Url(utf8.encode(core)), wraps, commit });
}

type Json = Record<string, unknown>;

/** The header with another value as its core, in the order in which its keys come. */
function changeCore(change: (core: Json) => Json): string {
  return withCore(JSON.stringify(change(JSON.parse(known.core) as Json)));
}

function changeHeader(change: (header: Json) => Json): string {
  return JSON.stringify(change(JSON.parse(known.header) as Json));
}

const set = (name: string, value: unknown) => changeCore((core) => ({ ...core, [name]: value }));
const without = (name: string) => changeCore(({ [name]: _, ...core }) => core);
const b16 = 'A'.repeat(22);
const b32 = 'A'.repeat(43);
type Case = readonly [name: string, code: SsfCode | null, header: string | Uint8Array];

const VERSIONS: readonly Case[] = [
  ['v 2', 'ssf_unsupported', set('v', 2)],
  ['v "1"', 'ssf_unsupported', set('v', '1')],
  ['v missing', 'ssf_unsupported', without('v')],
  ['suite 0', 'ssf_unsupported', set('suite', 0)],
  ['suite 4', 'ssf_unsupported', set('suite', 4)],
  ['suite missing', 'ssf_unsupported', without('suite')],
  ['schema rrweb/1', 'ssf_unsupported', set('schema', 'rrweb/1')],
  ['schema missing', 'ssf_unsupported', without('schema')],
  ['pad padme', 'ssf_unsupported', set('pad', 'padme')],
  ['pad missing', 'ssf_unsupported', without('pad')],
  ['v 2 with nothing else', 'ssf_unsupported', withCore('{"v":2}')],
  ['v 2 with another header around it', 'ssf_unsupported', '{"core":"eyJ2IjoyfQ","more":1}'],
  ['suite before a wrong field', 'ssf_unsupported', changeCore((core) => ({ ...core, sid: 1, suite: 9 }))],
  ['an empty core', 'ssf_unsupported', withCore('{}')],
];

const SPELLINGS: readonly Case[] = [
  ['as it is', null, known.header],
  ['as it is, rebuilt', null, withCore(known.core)],
  ['space in the header', 'ssf_malformed', known.header.replace('":', '": ')],
  ['space after the header', 'ssf_malformed', `${known.header} `],
  ['LF after the header', 'ssf_malformed', `${known.header}\n`],
  ['BOM before the header', 'ssf_malformed', `\ufeff${known.header}`],
  ['space in the core', 'ssf_malformed', withCore(known.core.replace('":', '": '))],
  ['keys of the header moved', 'ssf_malformed', changeHeader(({ commit, ...rest }) => ({ commit, ...rest }))],
  ['keys of the core moved', 'ssf_malformed', changeCore(({ v, ...rest }) => ({ ...rest, v }))],
  [
    'keys of the policy moved',
    'ssf_malformed',
    withCore(known.core.replace('"id":"default","version":"3"', '"version":"3","id":"default"')),
  ],
  ['unknown key in the header', 'ssf_malformed', changeHeader((header) => ({ ...header, more: 1 }))],
  ['unknown key in the core', 'ssf_malformed', set('more', 1)],
  [
    'unknown key in the policy',
    'ssf_malformed',
    withCore(known.core.replace('"policy":{', '"policy":{"more":1,')),
  ],
  ['__proto__ in the core', 'ssf_malformed', withCore(known.core.replace('{"v"', '{"__proto__":{},"v"'))],
  ['repeated key in the core', 'ssf_malformed', withCore(known.core.replace('"gen":0', '"gen":0,"gen":0'))],
  ['repeated key in the header', 'ssf_malformed', known.header.replace('"commit"', '"commit":"x","commit"')],
  ['1.0', 'ssf_malformed', withCore(known.core.replace('"v":1', '"v":1.0'))],
  ['0e0', 'ssf_malformed', withCore(known.core.replace('"gen":0', '"gen":0e0'))],
  ['-0', 'ssf_malformed', withCore(known.core.replace('"gen":0', '"gen":-0'))],
  ['escaped letter', 'ssf_malformed', withCore(known.core.replace('demo-shop', '\\u0064emo-shop'))],
  ['escaped slash', 'ssf_malformed', withCore(known.core.replace('rrweb/2', 'rrweb\\/2'))],
  [
    'spare bits in the core',
    'ssf_malformed',
    changeHeader((header) => ({ ...header, core: `${String(header.core).slice(0, -1)}1` })),
  ],
  [
    'padding in the core',
    'ssf_malformed',
    changeHeader((header) => ({ ...header, core: `${header.core}=` })),
  ],
  ['standard base64 in the core', 'ssf_malformed', changeHeader((header) => ({ ...header, core: '+/+/' }))],
  ['not UTF-8', 'ssf_malformed', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ['not JSON', 'ssf_malformed', 'SSF1'],
  ['empty', 'ssf_malformed', ''],
  ['null', 'ssf_malformed', 'null'],
  ['a list', 'ssf_malformed', '[]'],
  ['core a list', 'ssf_malformed', withCore('[]')],
  ['core null', 'ssf_malformed', withCore('null')],
  ['core not JSON', 'ssf_malformed', withCore('{')],
  ['core missing', 'ssf_malformed', changeHeader(({ core: _, ...rest }) => rest)],
  ['too long', 'ssf_limit', known.header.padEnd(MAX_HEADER_BYTES + 1)],
  ['as long as may be', 'ssf_malformed', known.header.padEnd(MAX_HEADER_BYTES)],
];

const FIELDS: readonly Case[] = [
  ...[
    'siteId',
    'sid',
    'gen',
    'eid',
    'eseq',
    'prev',
    'supersedes',
    'startedAt',
    'permitId',
    'policy',
    'consent',
    'recorder',
    'ksv',
  ].map((name): Case => [`${name} missing`, 'ssf_malformed', without(name)]),
  ['siteId empty', 'ssf_malformed', set('siteId', '')],
  ['siteId of 64', null, set('siteId', 'a'.repeat(64))],
  ['siteId of 65', 'ssf_malformed', set('siteId', 'a'.repeat(65))],
  ['siteId with a slash', 'ssf_malformed', set('siteId', 'a/b')],
  ['siteId with LF', 'ssf_malformed', set('siteId', 'a\n')],
  ['siteId with ü', 'ssf_malformed', set('siteId', 'ü')],
  ['siteId a number', 'ssf_malformed', set('siteId', 1)],
  ['sid of 15 bytes', 'ssf_malformed', set('sid', 'A'.repeat(20))],
  ['sid with spare bits', 'ssf_malformed', set('sid', `${'A'.repeat(21)}B`)],
  ['sid with padding', 'ssf_malformed', set('sid', `${b16}==`)],
  ['eid of 17 bytes', 'ssf_malformed', set('eid', 'A'.repeat(23))],
  ['permitId null', 'ssf_malformed', set('permitId', null)],
  ['gen a text', 'ssf_malformed', set('gen', '0')],
  ['gen a half', 'ssf_malformed', set('gen', 0.5)],
  ['gen negative', 'ssf_malformed', set('gen', -1)],
  ['gen 1 without supersedes', 'ssf_malformed', set('gen', 1)],
  [
    'a card with prev',
    'ssf_malformed',
    changeCore((core) => ({ ...core, schema: 'scrim-card/1', prev: { eid: b16, next: 1, th: b32 } })),
  ],
  ['gen 0 with supersedes', 'ssf_malformed', set('supersedes', { eid: b16, th: b32 })],
  [
    'gen 1 with supersedes',
    null,
    changeCore((core) => ({ ...core, gen: 1, supersedes: { eid: b16, th: b32 } })),
  ],
  [
    'gen 2^32 - 1',
    null,
    changeCore((core) => ({ ...core, gen: 2 ** 32 - 1, supersedes: { eid: b16, th: b32 } })),
  ],
  [
    'gen 2^32',
    'ssf_malformed',
    changeCore((core) => ({ ...core, gen: 2 ** 32, supersedes: { eid: b16, th: b32 } })),
  ],
  ['eseq 2^32 - 1', null, set('eseq', 2 ** 32 - 1)],
  ['eseq 2^32', 'ssf_malformed', set('eseq', 2 ** 32)],
  ['ksv 2^32', 'ssf_malformed', set('ksv', 2 ** 32)],
  ['prev', null, set('prev', { eid: b16, next: 65_536, th: b32 })],
  ['prev.next 65,537', 'ssf_malformed', set('prev', { eid: b16, next: 65_537, th: b32 })],
  ['prev.th of 16 bytes', 'ssf_malformed', set('prev', { eid: b16, next: 1, th: b16 })],
  ['prev with more', 'ssf_malformed', set('prev', { eid: b16, next: 1, th: b32, more: 1 })],
  ['prev moved', 'ssf_malformed', set('prev', { next: 1, eid: b16, th: b32 })],
  ['prev false', 'ssf_malformed', set('prev', false)],
  ['prev a list', 'ssf_malformed', set('prev', [])],
  ['startedAt 2^53 - 1', null, set('startedAt', 2 ** 53 - 1)],
  ['startedAt 2^53', 'ssf_malformed', set('startedAt', 2 ** 53)],
  ['policy.hash of 16 bytes', 'ssf_malformed', set('policy', { id: 'a', version: '1', hash: b16 })],
  ['policy.id with @', 'ssf_malformed', set('policy', { id: '@a', version: '1', hash: b32 })],
  ['consent.basis a number', 'ssf_malformed', set('consent', { commitment: b32, basis: 1 })],
  ['recorder.name with @ / +', null, set('recorder', { name: '@a/b+c', version: '1' })],
  ['recorder.name with a space', 'ssf_malformed', set('recorder', { name: 'a b', version: '1' })],
];

type Wrap = { kid: string; enc: string; ct: string };
const changeWraps = (change: (wraps: Wrap[]) => unknown) =>
  changeHeader((header) => ({ ...header, wraps: change(header.wraps as Wrap[]) }));
const firstWrap = (changes: object) => changeWraps(([first, ...rest]) => [{ ...first, ...changes }, ...rest]);
const nineWraps = (count: number) =>
  changeWraps(([first]) =>
    Array.from({ length: count }, (_, at) => ({
      ...first,
      kid: encodeBase64Url(new Uint8Array(16).fill(at)),
    })),
  );

const WRAPS: readonly Case[] = [
  ['none', 'ssf_malformed', changeWraps(() => [])],
  ['eight', null, nineWraps(8)],
  ['nine', 'ssf_malformed', nineWraps(9)],
  ['an object', 'ssf_malformed', changeWraps(() => ({}))],
  ['missing', 'ssf_malformed', changeHeader(({ wraps: _, ...rest }) => rest)],
  ['one twice', 'ssf_malformed', changeWraps(([first]) => [first, first])],
  ['enc of 31 bytes', 'ssf_malformed', firstWrap({ enc: 'A'.repeat(42) })],
  ['enc of 65 bytes', 'ssf_malformed', firstWrap({ enc: 'A'.repeat(87) })],
  ['ct of 47 bytes', 'ssf_malformed', firstWrap({ ct: 'A'.repeat(63) })],
  ['kid of 15 bytes', 'ssf_malformed', firstWrap({ kid: 'A'.repeat(20) })],
  ['more in a wrap', 'ssf_malformed', firstWrap({ more: 1 })],
  ['a wrap moved', 'ssf_malformed', changeWraps(([a, b]) => [{ ct: a?.ct, kid: a?.kid, enc: a?.enc }, b])],
  ['a null wrap', 'ssf_malformed', changeWraps(() => [null])],
  ['of another suite', 'ssf_malformed', set('suite', 3)],
  ['commit of 31 bytes', 'ssf_malformed', changeHeader((header) => ({ ...header, commit: 'A'.repeat(42) }))],
  ['commit missing', 'ssf_malformed', changeHeader(({ commit: _, ...rest }) => rest)],
  ['commit null', 'ssf_malformed', changeHeader((header) => ({ ...header, commit: null }))],
];

describe.each(Object.entries({ VERSIONS, SPELLINGS, FIELDS, WRAPS }))('%s', (_, cases) => {
  it.each(cases)('%s: %s', (_name, code, header) => {
    expect(codeOf(header)).toBe(code);
  });
});

it('a refusal names the field and never its value', () => {
  const secret = 'a-value-from-a-file';
  expect(() => parseHeader(utf8.encode(set('sid', secret)))).toThrow(/^core\.sid: /);
  expect(() => parseHeader(utf8.encode(set('sid', secret)))).not.toThrow(new RegExp(secret));
});
