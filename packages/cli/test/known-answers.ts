// The SSF1 known answers of @scrim/crypto, and their keys as the plain JWKs that people test the format with.
import { readFileSync } from 'node:fs';

export interface KnownAnswer {
  readonly suite: 1 | 2 | 3;
  readonly psk: string;
  readonly recipients: readonly { readonly sk: string; readonly pk: string }[];
  readonly core: string;
  readonly chunks: readonly { readonly raw: string }[];
  readonly ssf: string;
}

const VECTORS = new URL('../../crypto/test/vectors/ssf1/', import.meta.url);

export const knownAnswer = (name: string): KnownAnswer =>
  JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8')) as KnownAnswer;

export const hex = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, 'hex') as Buffer<ArrayBuffer>;

const base64url = (text: string) => hex(text).toString('base64url');

/** @throws for suite 2, which has no JWK form. */
export function jwkOf({ suite, recipients }: KnownAnswer, at = 0): Record<string, string> {
  const { sk = '', pk = '' } = recipients[at] ?? {};
  if (suite === 1) return { kty: 'OKP', crv: 'X25519', x: base64url(pk), d: base64url(sk) };
  if (suite !== 3) throw new Error('no JWK form');
  const [x, y] = [pk.slice(2, 66), pk.slice(66)].map(base64url);
  return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: base64url(sk) };
}

/** The events in a known answer: every line of every chunk but the format's own control line. */
export const eventsOf = ({ chunks }: KnownAnswer): string[] =>
  chunks
    .flatMap(({ raw }) => hex(raw).toString().split('\n'))
    .filter((line) => line !== '' && !line.startsWith('{"ssf":'));
