// The unlocked reading keys of this worker, in memory only. Never gives one out but to the opener beside it.
import type { SealedHeader } from '@scrim/crypto/format';
import {
  isOfficerKeyFile,
  KeyFileError,
  parseOfficerIdentities,
  type ReadingKeyPair,
  type SigningKeyPair,
  unwrapKeyFile,
} from '@scrim/crypto/keys';
import { type ReadingKey, readingKey } from '@scrim/crypto/open';
import type { KeyId } from '@scrim/protocol';
import { ReplayError, replayError } from '../replay-error.ts';

/** Unlocked keys. */
export interface KeyRing {
  /**
   * Unlocks a key file and keeps its key.
   *
   * @param secret UTF-8, wiped before this returns: the passphrase; of an age file, the text of an officer's identity
   *   file.
   * @throws ReplayError `key_file_malformed`, `key_file_unsupported`, `passphrase_wrong`, `officer_identity_wrong`,
   *   `key_kind_wrong`, `network_failed` (the code that unlocks did not load).
   */
  unlock(keyFile: string, secret: Uint8Array): Promise<KeyId>;
  /** A key that opens each epoch with the key that the epoch was sealed to. */
  opener(): EpochKey;
}

/** The key of whichever epoch is being read. */
export interface EpochKey {
  /**
   * Chooses for the epoch that comes now.
   *
   * @throws ReplayError `not_a_recipient`.
   */
  choose(header: SealedHeader): void;
  readonly key: ReadingKey;
}

export function createKeyRing(): KeyRing {
  const keys = new Map<KeyId, ReadingKey>();
  return {
    async unlock(keyFile, secret) {
      const key = await unlockReadingKey(keyFile, secret);
      keys.set(key.kid, key);
      return key.kid;
    },
    opener() {
      let current: ReadingKey | undefined;
      const chosen = (): ReadingKey => {
        if (current === undefined) throw replayError('not_a_recipient');
        return current;
      };
      return {
        choose({ wraps }) {
          current = wraps.flatMap(({ kid }) => keys.get(kid) ?? [])[0];
          chosen();
        },
        // One opening takes one key; page loads can be sealed to different ones.
        key: {
          get suite() {
            return chosen().suite;
          },
          get publicKey() {
            return chosen().publicKey;
          },
          get kid() {
            return chosen().kid;
          },
          decap: (enc) => chosen().decap(enc),
        },
      };
    },
  };
}

async function unlockReadingKey(keyFile: string, secret: Uint8Array): Promise<ReadingKey> {
  const text = new TextDecoder().decode(secret);
  secret.fill(0);
  const pair = await unlockPair(keyFile, text).catch((error: unknown) => {
    if (error instanceof ReplayError) throw error;
    throw error instanceof KeyFileError ? replayError(error.code) : replayError('key_file_unsupported');
  });
  try {
    if (pair.kind !== 'reading') throw replayError('key_kind_wrong');
    return await readingKey(pair.suite, pair.privateKey);
  } finally {
    pair.privateKey.fill(0);
  }
}

async function unlockPair(keyFile: string, secret: string): Promise<ReadingKeyPair | SigningKeyPair> {
  if (!isOfficerKeyFile(keyFile)) {
    const { unlockKeyFile } = await import('./passphrase-file.ts').catch(() => {
      throw replayError('network_failed');
    });
    return await unlockKeyFile(keyFile, secret);
  }
  return await unwrapKeyFile(keyFile, await parseOfficerIdentities(secret));
}
