// The console's side of the reader worker. Holds ids of keys, never keys; what it is handed as secret goes to the
// worker and is wiped here.
import type { KeyId, SessionId, SiteId } from '@scrim/protocol';
import type { ChunkSource } from '../opening/chunk-source.ts';
import { type ReplayErrorCode, replayError } from '../replay-error.ts';
import { createOpeningKeeper, type Opening, type OpeningKeeper } from './opening-keeper.ts';
import type { ReaderAnswer, ReaderRequest } from './reader-messages.ts';

/** What to open. */
export interface OpenRequest {
  readonly sid: SessionId;
  readonly siteId: SiteId;
  readonly gen: number;
  /** 32 bytes, from the collector's answer; wiped before `open` returns. */
  readonly psk: Uint8Array;
  /** An address of the console's own origin, or a stream of a `.ssf` file (transferred). */
  readonly chunks: ChunkSource;
  /** The events port of a stage (transferred). */
  readonly stage: MessagePort;
}

/** Unlocks keys and opens sessions in a worker. */
export interface Reader {
  /**
   * Unlocks a key file; with a passphrase that takes a second or more, because Argon2id is slow on purpose.
   *
   * @param keyFile `scrim-key/1`, or an age file that is wrapped to officers' recipients
   * @param secret its passphrase; of an age file, the text of an officer's identity file
   * @throws ReplayError `passphrase_wrong`, `officer_identity_wrong`, `key_file_malformed`, `key_file_unsupported`,
   *   `key_kind_wrong`, `forgotten`, `worker_failed`.
   */
  unlock(keyFile: string, secret: string): Promise<{ readonly kid: KeyId }>;
  /** Ids of the unlocked keys. */
  keys(): readonly KeyId[];
  /** When the reader is of no more use, and why: `forgotten`, or `worker_failed` when the worker died with its keys. */
  readonly ended: Promise<ReplayErrorCode>;
  /** Ends the worker: all keys are gone and every opening ends with `forgotten`. The reader is of no more use. */
  forget(): void;
  /**
   * Opens a session with the unlocked keys.
   *
   * @throws RangeError when the psk is not 32 bytes. @throws ReplayError `forgotten`.
   */
  open(request: OpenRequest): Opening;
}

interface Unlocking {
  readonly resolve: (found: { readonly kid: KeyId }) => void;
  readonly reject: (error: Error) => void;
}

/** @param worker runs `@scrim/replay/worker`; the reader owns it from now on. */
export function createReader(worker: Worker): Reader {
  const unlockings = new Map<number, Unlocking>();
  const openings = new Map<number, OpeningKeeper>();
  const kids = new Set<KeyId>();
  let ended: ReplayErrorCode | null = null;
  let nextId = 0;
  let tellEnd: (code: ReplayErrorCode) => void = () => undefined;
  const whenEnded = new Promise<ReplayErrorCode>((resolve) => {
    tellEnd = resolve;
  });

  const end = (code: ReplayErrorCode): void => {
    if (ended !== null) return;
    ended = code;
    worker.terminate();
    kids.clear();
    for (const { reject } of unlockings.values()) reject(replayError(code));
    for (const opening of openings.values()) opening.fail(code);
    unlockings.clear();
    openings.clear();
    tellEnd(code);
  };
  const ask = (request: ReaderRequest, transfer: Transferable[]): void => {
    if (ended !== null) throw replayError(ended);
    worker.postMessage(request, transfer);
  };
  const hear = (message: ReaderAnswer): void => {
    const { id } = message;
    if (message.kind === 'unlocked') {
      kids.add(message.kid);
      unlockings.get(id)?.resolve({ kid: message.kid });
    } else if (message.kind === 'refused') unlockings.get(id)?.reject(replayError(message.code));
    else if (message.kind === 'update') openings.get(id)?.take(message.update);
    else openings.get(id)?.over();
    unlockings.delete(id);
    if (message.kind === 'over') openings.delete(id);
  };
  worker.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => hear(data);
  worker.onerror = (event) => {
    // The browser would print the error's words, and nobody knows what is in them.
    event.preventDefault();
    end('worker_failed');
  };
  worker.onmessageerror = () => end('worker_failed');

  return {
    async unlock(keyFile, secret) {
      const id = nextId++;
      const bytes = new TextEncoder().encode(secret);
      return await new Promise((resolve, reject) => {
        ask({ kind: 'unlock', id, keyFile, secret: bytes }, [bytes.buffer]);
        unlockings.set(id, { resolve, reject });
      });
    },
    keys: () => [...kids],
    ended: whenEnded,
    forget: () => end('forgotten'),
    open({ sid, siteId, gen, psk, chunks, stage }) {
      const id = nextId++;
      const secret = takeSecret(psk);
      const source = 'url' in chunks ? { url: new URL(chunks.url, document.baseURI).href } : chunks;
      const transfer = [secret.buffer, stage, ...('url' in source ? [] : [source])];
      ask({ kind: 'open', id, sid, siteId, gen, psk: secret, chunks: source, stage }, transfer);
      const opening = createOpeningKeeper(() => {
        if (ended === null) worker.postMessage({ kind: 'cancel', id } satisfies ReaderRequest);
      });
      openings.set(id, opening);
      return opening.opening;
    },
  };
}

/** A copy that can be transferred; the given bytes are wiped. */
function takeSecret(psk: Uint8Array): Uint8Array<ArrayBuffer> {
  if (psk.length !== 32) throw new RangeError(`psk: expected 32 bytes, got ${psk.length}`);
  const secret = new Uint8Array(psk);
  psk.fill(0);
  return secret;
}
