// What the tests of keys share: a folder with one reading key in every form, made without starting a process. The
// passphrase files are quick to unlock; that the command makes slow ones is tested where it makes them.
import { writeFile } from 'node:fs/promises';
import {
  generateReadingKey,
  generateSigningKey,
  newOfficerIdentity,
  type OfficerIdentity,
  protectKey,
  type ReadingKeyPair,
  readingKeyToJwk,
  type SigningKeyPair,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { expect } from 'vitest';
import { newFolder, type Outcome, runScrim } from './run-scrim.ts';

/** Quick enough for tests; never for a key that matters. */
export const QUICK = { t: 1, p: 1, m: 8 };
export const PASSPHRASE = 'for this test only';
/** Typed in wrong places; no output may have it. */
export const SLIP = 'hunter2';

export interface KeyPlace {
  readonly path: string;
  readonly reading: ReadingKeyPair;
  readonly signing: SigningKeyPair;
  readonly me: OfficerIdentity;
  readonly other: OfficerIdentity;
  file(name: string): string;
  write(name: string, text: string): Promise<void>;
  /** Runs the command in the folder, the passphrase in its environment. */
  scrim(...args: string[]): Promise<Outcome>;
  remove(): Promise<void>;
}

/** Public key as an argument. */
export const textOf = ({ publicKey }: { readonly publicKey: Uint8Array }) => encodeBase64Url(publicKey);

/** What is expected of a refusal. */
export const refusal = (code: string, exitCode = 1) => ({
  code: exitCode,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^error: ${code}: .*\\.\n$`)),
});

/** `reading.key.json`, `reading.key.age` (to me and to the other), `reading.jwk`, `signing.key.json`, `me.agekey`. */
export async function newKeyPlace(): Promise<KeyPlace> {
  const folder = await newFolder();
  const [reading, signing] = await Promise.all([generateReadingKey(), generateSigningKey()]);
  const [me, other, stranger] = await Promise.all([1, 2, 3].map(() => newOfficerIdentity()));
  if (me === undefined || other === undefined || stranger === undefined) throw new Error('three identities');
  const write = (name: string, text: string) => writeFile(folder.file(name), text);
  await Promise.all([
    write('reading.key.json', await protectKey(reading, PASSPHRASE, QUICK)),
    write('signing.key.json', await protectKey(signing, PASSPHRASE, QUICK)),
    write('reading.key.age', await wrapKeyForOfficers(reading, [me.recipient, other.recipient])),
    write('reading.jwk', JSON.stringify(readingKeyToJwk(reading))),
    write('me.agekey', `# as age-keygen writes it\n# public key: ${me.recipient}\n${me.identity}\n`),
    write('stranger.agekey', `${stranger.identity}\n`),
  ]);
  const env = { SCRIM_PASSPHRASE: PASSPHRASE };
  const scrim = (...args: string[]) => runScrim(args, { cwd: folder.path, env });
  return { ...folder, reading, signing, me, other, write, scrim };
}
