// The tripwire: what each detector finds and what it leaves. Each "left" line stands beside one that is found, so that
// nothing is left because nothing is searched.
import { type DetectorKind, findHits, redact } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';

/** Kinds of the hits and the text without them. */
function run(text: string): readonly [kinds: string, text: string] {
  const kinds: DetectorKind[] = [];
  const rest = redact(text, (kind) => kinds.push(kind));
  return [kinds.join(), rest];
}

const jwtOf = (header: object) =>
  [header, { sub: 'smith' }].map((part) => btoa(JSON.stringify(part)).replace(/=+$/, '')).join('.');
const PEM = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIE smith', '-----END RSA PRIVATE KEY-----'].join('\n');
/** Put together here, so that no scanner of repositories takes this file for a leak. */
const key = (prefix: string, length: number, sign = 'a') => prefix + sign.repeat(length);

const FOUND: Readonly<Record<DetectorKind, readonly string[]>> = {
  card: [
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '4111 - 1111 - 1111 - 1111',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
    '4222222222222',
    '3782 822463 10005',
    '3056 930902 5904',
    '5555555555554444',
    '2223 0031 2200 3222',
    '6011 1111 1111 1117',
    '3530111333300000',
    '6759649826438453',
    '6304 0000 0000 0000',
    '6200000000000005',
    '2200 0000 0000 0004',
    '4111\u00a01111\u00a01111\u00a01111',
    '4111\u200b1111\u200b1111\u200b1111',
    '4\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1',
    '4111\u00ad1111\ufeff1111\u20601111',
    '4111\u20131111\u20131111\u20131111',
    '4111\n1111\n1111\n1111',
    '\uff14\uff11\uff11\uff11\u30001111 1111 1111',
    '\u0664\u0661\u0661\u0661 1111 1111 1111',
    '\u096a\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967\u0967',
    '\u{1d7d2}\u{1d7cf}\u{1d7cf}\u{1d7cf}111111111111',
    '4\ufe0f\u20e3111111111111111',
  ],
  iban: [
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'de89 3704 0044 0532 0130 00',
    'DE89-3704-0044-0532-0130-00',
    'DE 89 3704 0044 0532 0130 00',
    'GB29 NWBK 6016 1331 9268 19',
    'NO93 8601 1117 947',
    'MT84MALT011000012345MTLCAST001S',
    'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000',
    '\uff24\uff25\uff18\uff19370400440532013000',
    'DE89\u200b370400440532013000',
  ],
  email: [
    'ann.smith@smith.test',
    'ann+ward@mail.smith.example',
    'user@xn--80ak6aa92e.com',
    'ann%40smith.test',
    'ann\uff20smith.test',
    'ann@\u200bsmith.test',
    'j\u00f6rg@m\u00fcller.de',
    "o'brien@smith.test",
  ],
  phone: [
    '+49 30 1234567',
    '+4930123456',
    '+1 (415) 555-0132',
    '0049 30 1234567',
    '(415) 555-0132',
    '415-555-0132',
    '1-415-555-0132',
    '020 7123 4567',
    '030/1234567',
    '01 42 68 53 00',
    '(0)30 1234567',
    '05321234567',
    '\uff0b49 30 1234567',
    '+49\u00a030\u00a01234567',
  ],
  jwt: [
    `${jwtOf({ alg: 'HS256', typ: 'JWT' })}.c2lnbmF0dXJl`,
    `${jwtOf({ typ: 'JWT', alg: 'none' })}.`,
    `${jwtOf({ alg: 'dir', enc: 'A256GCM' })}.aa.bb.cc`,
    `${btoa('{ "alg": "ES256" }').replace(/=+$/, '')}.e30.c2ln`,
  ],
  key: [
    key('AKIA', 16, 'Q'),
    key('ASIA', 16, '7'),
    key('ghp_', 36),
    key('github_pat_', 40),
    key('glpat-', 20),
    key('sk_live_', 24),
    key('rk_test_', 24),
    key('whsec_', 32),
    key('xoxb-', 12, '1'),
    key('AIza', 35),
    key('GOCSPX-', 28),
    key('ya29.', 40),
    key('npm_', 36),
    key('hf_', 34),
    key('sk-', 40),
    key('dop_v1_', 64),
    key('shpat_', 32),
    key('AGE-SECRET-KEY-1', 58, 'Q'),
    PEM,
    PEM.slice(0, 60),
    PEM.replaceAll('RSA ', ''),
  ],
};

const LEFT: readonly (readonly [why: string, text: string])[] = [
  ['a wrong check digit', '4111 1111 1111 1112'],
  ['a length that no issuer uses', '411111111111116'],
  ['no issuer', '9111 1111 1111 1111'],
  ['a number within a longer one', '004111111111111111100000'],
  ['a piece of a name', 'a4111111111111111'],
  ['digits behind the head of an account', 'RS35 2600 0560 1001 6113 70'],
  ['an account with a wrong check digit', 'DE88 3704 0044 0532 0130 00'],
  ['an account of no country', 'ZZ89 3704 0044 0532 0130 00'],
  ['an account that is too short', 'DE89 3704 0044 0532 0130'],
  ['an account that goes on', 'DE893704004405320130001'],
  ['a handle', 'write to @smith or ann@smith'],
  ['a rule of CSS', '@media (min-width: 10px)'],
  ['a package and its version', 'react@18.2.0'],
  ['a picture for sharp screens', 'logo@2x.png'],
  ['a date', '2026-11-22, 22.11.2026, 01/02/2026 10:30'],
  ['an order', 'Order 10000234567'],
  ['an address of a machine', '192.168.100.200'],
  ['an amount', '1,234,567.89 and 12 345 678,90'],
  ['a social security number, which has no check digit', '078-05-1120'],
  ['years', '2019 2020 2021 2022'],
  ['three words with dots', 'scrim.masking.rules and aaaaaaaaaaaaaaaa.bbbbbb.cccccc'],
  ['three parts without alg', `${jwtOf({ typ: 'JWT' })}.c2ln`],
  ['three parts that are no object', `${btoa('"alg, alg"').replace(/=+$/, '')}.e30.c2ln`],
  ['a prefix alone', 'AKIA, ghp_, sk_live_, sk-'],
  ['a publishable key', key('pk_live_', 24)],
  ['a public key', '-----BEGIN PUBLIC KEY-----'],
  ['a version', '1.2.3-rc.4+20261122'],
  ['the masks of text and fields', 'xxxxx xxxxxxx xxx ***** █████'],
];

describe.each(Object.entries(FOUND))('%s', (kind, texts) => {
  it.each(texts)('%j is cut out whole', (text) => {
    expect(run(text)).toEqual([kind, '█████']);
    expect(run(`Ann: ${text}, and`)).toEqual([
      kind,
      kind === 'key' && text.length === 60 ? 'Ann: █████' : 'Ann: █████, and',
    ]);
  });
});

it.each(LEFT)('leaves %s', (_, text) => {
  expect(run(text)).toEqual(['', text]);
  expect(run(`${text} ann@smith.test`)).toEqual(['email', `${text} █████`]);
});

describe('redact', () => {
  it('cuts out each of several hits and counts it', () => {
    expect(run('4111 1111 1111 1111 5555 5555 5555 4444; a@b.test, +49 30 1234567')).toEqual([
      'card,card,email,phone',
      '█████ █████; █████, █████',
    ]);
  });

  it('makes one of hits that overlap, as long as both', () => {
    expect(run(`${jwtOf({ alg: 'HS256' })}.c2ln@smith.test`)).toEqual(['jwt', '█████']);
    expect(run('+49 30 1234567@smith.test')).toEqual(['email', '█████']);
    expect(findHits('GB29 NWBK 6016 1331 9268 19')).toEqual([{ start: 0, end: 27, kind: 'iban' }]);
  });

  it('changes nothing when it is done again', () => {
    for (const text of Object.values(FOUND).flat()) {
      const once = run(`a ${text} b`)[1];
      expect(run(once)).toEqual(['', once]);
    }
  });
});
