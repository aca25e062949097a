// What the page asks the signing worker, and what it answers. Passphrases go in; private keys never come out.
import type { KeyId, Recipient, SiteId } from '@scrim/protocol';

/** A key file that a person is to save: its private half is under their passphrase. */
export interface NewKeyFile {
  /** JSON text of the key file. */
  readonly text: string;
  /** base64url. */
  readonly publicKey: string;
}

/** What a key file says of itself; nothing of it is certain before it is unlocked. */
export interface KeyFileFacts {
  readonly kind: 'reading' | 'signing';
  /** Null for signing keys. */
  readonly recipient: Recipient | null;
}

/** The keys that sign the next version of a site's settings, and what they sign it from. */
export interface NextVersion {
  readonly siteId: SiteId;
  /** The published manifest, a compact JWS. */
  readonly published: string;
  readonly manifestKey: string;
  /** Also renews the yearly grant; null while it still holds. */
  readonly rootKey: string | null;
  readonly passphrase: string;
  /** Of the root key, where it has another one. */
  readonly rootPassphrase: string | null;
}

/** What is made for a new site. */
export interface NewSiteKeys {
  readonly rootKey: NewKeyFile;
  readonly manifestKey: NewKeyFile;
  /** Version 1 of the manifest, signed: nothing is recorded yet. */
  readonly manifest: string;
}

/** Each task with what it takes and what it gives. */
export interface SigningTasks {
  readonly inspect: {
    /** `identity`: an officer's, without which an age file says nothing. Null for other files. */
    readonly takes: { readonly keyFile: string; readonly identity: string | null };
    readonly gives: KeyFileFacts;
  };
  readonly makeReadingKey: {
    readonly takes: { readonly passphrase: string; readonly suite: Recipient['suite'] };
    readonly gives: NewKeyFile & Pick<Recipient, 'suite' | 'kid'>;
  };
  readonly makeSite: {
    readonly takes: {
      readonly siteId: SiteId;
      readonly origins: readonly string[];
      readonly recipients: readonly Recipient[];
      readonly passphrase: string;
    };
    readonly gives: NewSiteKeys;
  };
  readonly enable: { readonly takes: NextVersion; readonly gives: { readonly manifest: string } };
  /** One reading key more, one less, or one for another. All others are those of the published manifest itself. */
  readonly changeReaders: {
    readonly takes: NextVersion & { readonly add: Recipient | null; readonly drop: KeyId | null };
    readonly gives: { readonly manifest: string };
  };
}

export type SigningTask = keyof SigningTasks;

/** Why a task failed; the sentences are in `signing-error.ts`. */
export type SigningCode =
  | 'passphrase_wrong'
  | 'root_passphrase_wrong'
  | 'key_file_malformed'
  | 'key_file_unsupported'
  | 'key_kind_wrong'
  | 'manifest_key_foreign'
  | 'grant_expired'
  | 'officer_identity_wrong'
  | 'readers_refused'
  | 'signing_failed';

/** One message to the worker: a task and what it takes. */
export type SigningRequest = {
  readonly [Task in SigningTask]: { readonly task: Task; readonly takes: SigningTasks[Task]['takes'] };
}[SigningTask];

/** One message back. */
export type SigningAnswer =
  | { readonly ok: true; readonly gives: SigningTasks[SigningTask]['gives'] }
  | { readonly ok: false; readonly code: SigningCode };
