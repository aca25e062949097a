// The private key as it stands inside an officers' key file: plain JSON, which is never written anywhere else.
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import { KeyFileError } from './key-file-error.ts';
import type { ReadingKeyPair, SigningKeyPair } from './key-pairs.ts';
import {
  hasKeys,
  pairAsStated,
  parseObject,
  parseStatement,
  statementOf,
  unsupportedField,
} from './key-statement.ts';

const FORMAT = 'scrim-bare-key/1';
const WHAT = 'key in the age file';
const malformed = (field: string) => new KeyFileError('key_file_malformed', `${WHAT}: ${field}`);

/** The JSON text of a private key. Whoever has it has the key. */
export function bareKeyText(pair: ReadingKeyPair | SigningKeyPair): string {
  const privateKey = encodeBase64Url(pair.privateKey);
  return `${JSON.stringify({ format: FORMAT, ...statementOf(pair), privateKey })}\n`;
}

/**
 * The pair in such a text: its private key must be the one of the public key beside it.
 *
 * @throws KeyFileError `key_file_malformed`, `key_file_unsupported`.
 */
export async function parseBareKey(text: string): Promise<ReadingKeyPair | SigningKeyPair> {
  const file = parseObject(text, WHAT);
  if (typeof file.format !== 'string' || !file.format.startsWith('scrim-bare-key/'))
    throw malformed('format');
  if (file.format !== FORMAT) throw unsupportedField(WHAT, 'format');
  if (!hasKeys(file, 'format', 'kind', 'suite', 'publicKey', 'privateKey')) throw malformed('keys');
  const stated = parseStatement(file, WHAT);
  const privateKey = typeof file.privateKey === 'string' ? decodeBase64Url(file.privateKey, 32) : null;
  const pair = privateKey && (await pairAsStated(stated, privateKey));
  if (pair === null) throw malformed('private and public part are not one key');
  return pair;
}
