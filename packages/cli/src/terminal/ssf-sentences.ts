// What each code of the format means to the person at the terminal. The codes are SSF1's ("Reader").
import type { SsfCode } from '@scrim/crypto/format';

const SENTENCES: Readonly<Record<SsfCode, string>> = {
  ssf_malformed: 'These are not the bytes of a sealed session, or they end inside something.',
  ssf_unsupported: 'Sealed by a version of the format that this program does not know.',
  ssf_limit: 'Something in it is larger than the format allows.',
  ssf_binding: 'It is not of the site, session, generation or schema that is being read.',
  ssf_order: 'Its chunks or epochs are not in the order that the format asks for.',
  ssf_no_recipient: 'It was not sealed to this key.',
  ssf_open_failed: 'Wrong key, wrong or erased psk, or an altered byte: these cannot be told apart.',
  ssf_content: 'It is authentic, yet its content is not as the format says: a broken sealer.',
};

/** @returns null when the code is none of the format's. */
export function ssfSentence(code: string): string | null {
  return Object.hasOwn(SENTENCES, code) ? SENTENCES[code as SsfCode] : null;
}
