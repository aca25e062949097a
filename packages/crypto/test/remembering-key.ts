// A reading key for tests that open thousands of broken copies of one file: same answers, less work.
import type { ReadingKey } from '@scrim/crypto/open';
import { toHex } from './known-answers.ts';

/** The same key, which does not repeat work for an encapsulation that it has seen. */
export function remembering(key: ReadingKey): ReadingKey {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    ...key,
    decap(enc) {
      const name = toHex(enc);
      const secret = known.get(name) ?? key.decap(enc);
      known.set(name, secret);
      return secret;
    },
  };
}
