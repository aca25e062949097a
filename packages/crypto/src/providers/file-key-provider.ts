// Keys in one private file on this machine: the embedded default. Keeps none of them in memory between calls, so that
// a version destroyed by another process is gone here too.
import { publicKeyOfSeed, signBytes } from '../keys/signing.ts';
import {
  type KeyMaterial,
  newKeyMaterial,
  parseKeyMaterial,
  readKek,
  readSeed,
  withNewKek,
  withoutKek,
} from './key-material.ts';
import { type KeyProvider, KeyProviderError } from './key-provider.ts';
import { changePrivateFile, createPrivateFile, readPrivateFile } from './private-file.ts';
import { unwrapSecret, wrapSecret } from './wrapping.ts';

/** A provider whose versions can be destroyed here. */
export interface FileKeyProvider extends KeyProvider {
  /**
   * Destroys a KEK version: what it wrapped opens no more. Copies of the file in backups, and blocks that the disk
   * still holds, are not reached.
   *
   * @throws KeyProviderError `kek_current`, `kek_unknown`.
   */
  destroy(version: string): Promise<void>;
}

const write = (material: KeyMaterial) => `${JSON.stringify(material, null, 2)}\n`;

/**
 * A provider in the file at `path`, made with fresh keys when there is none.
 *
 * @throws KeyProviderError `provider_malformed`, `provider_exposed`.
 */
export async function createFileKeyProvider({ path }: { readonly path: string }): Promise<FileKeyProvider> {
  const read = async () => parseKeyMaterial(await readPrivateFile(path));
  const change = (step: (material: KeyMaterial) => KeyMaterial) =>
    changePrivateFile(path, (text) => write(step(parseKeyMaterial(text))));
  const exists = await readPrivateFile(path).then(
    () => true,
    (error) => {
      if (error instanceof KeyProviderError && error.code === 'provider_missing') return false;
      throw error;
    },
  );
  if (!exists) await createPrivateFile(path, write(newKeyMaterial()));
  const { id } = await read();

  return {
    id,
    current: async () => (await read()).current,
    async create() {
      let created = '';
      await change((material) => {
        const next = withNewKek(material);
        created = next.current;
        return next;
      });
      return created;
    },
    destroy: (version) => change((material) => withoutKek(material, version)),
    async wrap(plaintext, context) {
      const material = await read();
      const kek = context.kek ?? material.current;
      const wrapped = await wrapSecret(readKek(material, kek), plaintext, { ...context, kek });
      return { kek, wrapped };
    },
    async unwrap(wrapped, context) {
      return await unwrapSecret(readKek(await read(), context.kek), wrapped, context);
    },
    async state(version) {
      const { keks } = await read();
      if (!Object.hasOwn(keks, version)) return 'unknown';
      return keks[version] === null ? 'destroyed' : 'enabled';
    },
    sign: async (purpose, bytes) => await signBytes(readSeed(await read(), purpose), bytes),
    verifyKey: async (purpose) => await publicKeyOfSeed(readSeed(await read(), purpose)),
  };
}
