// The words between the console and its reader worker. No message of the worker has room for a key, a psk, a
// passphrase or an identity, and an error has no text but its code.
import type { KeyId, SessionId, SiteId } from '@scrim/protocol';
import type { ChunkSource } from '../opening/chunk-source.ts';
import type { ReplayErrorCode } from '../replay-error.ts';
import type { OpeningUpdate } from '../session.ts';

/** Console → worker. `id` names the call that the answers belong to. */
export type ReaderRequest =
  | {
      readonly kind: 'unlock';
      readonly id: number;
      readonly keyFile: string;
      /** Passphrase or identities. */
      readonly secret: Uint8Array;
    }
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly sid: SessionId;
      readonly siteId: SiteId;
      readonly gen: number;
      readonly psk: Uint8Array;
      readonly chunks: ChunkSource;
      readonly stage: MessagePort;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** Worker → console. */
export type ReaderAnswer =
  | { readonly kind: 'unlocked'; readonly id: number; readonly kid: KeyId }
  | { readonly kind: 'refused'; readonly id: number; readonly code: ReplayErrorCode }
  | { readonly kind: 'update'; readonly id: number; readonly update: OpeningUpdate }
  /** Nothing more comes of this opening. */
  | { readonly kind: 'over'; readonly id: number };
