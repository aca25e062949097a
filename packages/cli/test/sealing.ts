// What the tests of `scrim seal` share: a key to open with, and runs of seal and open on real files.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { readSealedFile, type SealedRecord } from '@scrim/crypto/format';
import { generateReadingKey, readingKeyToJwk } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { newFolder, type Outcome, runScrim } from './run-scrim.ts';

export const PSK = randomBytes(32).toString('hex');

type ChunkRecord = Extract<SealedRecord, { readonly kind: 'chunk' }>;

export interface SealingPlace {
  readonly path: string;
  /** The public key that files are sealed to unless told otherwise. */
  readonly to: string;
  file(name: string): string;
  /** Writes `<name>.ndjson` and seals it to `<name>.ssf`. */
  seal(name: string, events: string | Uint8Array): Promise<Outcome & { readonly out: string }>;
  /** Opens with the plain key of this place. */
  open(file: string): Promise<Outcome>;
  remove(): Promise<void>;
}

export const chunksOf = async (file: string): Promise<ChunkRecord[]> =>
  (await Array.fromAsync(readSealedFile(await readFile(file)))).filter((record) => record.kind === 'chunk');

/** A folder with a key in it. */
export async function newSealingPlace(): Promise<SealingPlace> {
  const folder = await newFolder();
  const pair = await generateReadingKey();
  const [to, key] = [encodeBase64Url(pair.publicKey), folder.file('reading.jwk')];
  await writeFile(key, JSON.stringify(readingKeyToJwk(pair)));
  return {
    ...folder,
    to,
    async seal(name, events) {
      const [input, out] = [folder.file(`${name}.ndjson`), folder.file(`${name}.ssf`)];
      await writeFile(input, events);
      const outcome = await runScrim(['seal', '--to', to, '--psk', PSK, '--events', input, '--out', out]);
      return { ...outcome, out };
    },
    open: (file) => runScrim(['open', file, '--key', key, '--psk', PSK]),
  };
}
