// Public keys that no sealer may seal to, and encapsulations that no key may open: RFC 9180 §7.1.4, FIPS 203 §7.2.
import { keyIdOf, type SuiteId } from '@scrim/crypto/format';
import type { ReadingKeyPair } from '@scrim/crypto/keys';
import { encodeBase64Url, type Recipient } from '@scrim/protocol';

/** Points of X25519 that bring everything to zero: order 1, 2, 4 and 8, and one of them written above the field's prime. */
const LOW_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
].map((text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));

/** Where X-Wing's X25519 half begins in a public key and in an encapsulation. */
const X25519_IN_KEY = 1184;
const X25519_IN_ENC = 1088;

type Change = readonly [name: string, change: (bytes: Uint8Array) => Uint8Array];

const replaced = (at: number, part: Uint8Array) => (bytes: Uint8Array) => {
  const changed = bytes.slice();
  changed.set(part, at);
  return changed;
};

/** SEC 1 §2.3.3, hybrid: 6 or 7 in place of 4, by the last bit of y. It is the same point, of the same length. */
const hybridForm = (point: Uint8Array) => replaced(0, Uint8Array.of(6 | ((point.at(-1) ?? 0) & 1)))(point);

const POINTS: readonly Change[] = [
  ['off the curve', (point) => replaced(64, Uint8Array.of((point[64] ?? 0) ^ 1))(point)],
  ['at infinity', (point) => replaced(0, new Uint8Array(65))(point)],
  ['zero', replaced(1, new Uint8Array(64))],
  ['above the field', replaced(1, new Uint8Array(64).fill(0xff))],
  ['in hybrid form', hybridForm],
  ['compressed', (point) => point.slice(0, 33)],
];

/** Changes of a good public key after which nothing may be sealed to it. */
export const WRONG_PUBLIC_KEYS: Readonly<Record<SuiteId, readonly Change[]>> = {
  1: LOW_ORDER.map((point, at) => [`of low order, ${at}`, () => point]),
  2: [
    ['with a coefficient of q', replaced(0, Uint8Array.of(0x01, 0x0d))],
    [
      'with an odd coefficient of q',
      (key) => replaced(1, Uint8Array.of(((key[1] ?? 0) & 0x0f) | 0x10, 0xd0))(key),
    ],
    ['with its last coefficient above q', replaced(1151, Uint8Array.of(0xff))],
    ...LOW_ORDER.map((point, at): Change => [`of low order, ${at}`, replaced(X25519_IN_KEY, point)]),
  ],
  3: POINTS,
};

/** Changes of a good encapsulation after which no key may open it. */
export const WRONG_ENCAPSULATIONS: Readonly<Record<SuiteId, readonly Change[]>> = {
  1: LOW_ORDER.map((point, at) => [`of low order, ${at}`, () => point]),
  2: LOW_ORDER.map((point, at) => [`of low order, ${at}`, replaced(X25519_IN_ENC, point)]),
  3: POINTS,
};

/** Every public key that may not be sealed to, as a recipient whose key id is its own. */
export function foreignRecipients({
  suite,
  publicKey,
}: ReadingKeyPair): readonly (readonly [string, Recipient])[] {
  return WRONG_PUBLIC_KEYS[suite].map(([name, change]) => {
    const pk = change(publicKey);
    // A wrong length has no key id: the sealer says so before it looks at it.
    const kid = keyIdOf(suite, pk.length === publicKey.length ? pk : publicKey);
    return [name, { suite, pk: encodeBase64Url(pk), kid }];
  });
}
