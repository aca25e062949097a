// Key files under a passphrase: a part of its own, because Argon2id is not needed where an officer's identity unlocks.
// Never keeps the passphrase or the key.
export { unlockKeyFile } from '@scrim/crypto/keys';
