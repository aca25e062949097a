// Watches every place where a chunk's key can be used in this page: what is handed to a seal worker and what it answers,
// WebCrypto's AES-GCM, and each frame that came to be, by whichever cipher. Each (header, index) may have one ciphertext,
// ever, whether it was sent or thrown away; each key may be handed to a cipher once.
import { encodeBase64Url, readU32 } from '@scrim/protocol';

/** A key that was given to a cipher. */
interface KeyUse {
  /** `hh/i`: the key schedule gives one key to each. */
  readonly place: string;
  readonly key: string;
  readonly by: 'worker' | 'webcrypto';
  /** What came of it, `u8 flags ‖ ct`, so far as it is known. */
  body: string | null;
}

export interface KeyUses {
  readonly uses: readonly KeyUse[];
  /** Workers that were started, so that a test can end them. */
  readonly workers: readonly Worker[];
  stop(): void;
}

const text = (bytes: Uint8Array) => encodeBase64Url(new Uint8Array(bytes));

/** `"ssf1" ‖ hh ‖ u32 i ‖ u8 flags`, as the format says. */
const placeOf = (aad: Uint8Array): string => `${text(aad.subarray(4, 36))}/${readU32(aad, 36)}`;

const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);

/** Begins to watch; ends with `stop`. */
export function watchKeyUses(): KeyUses {
  const uses: KeyUse[] = [];
  const workers: Worker[] = [];
  const stops = [watchWorkers(uses, workers), watchWebCrypto(uses)];
  return { uses, workers, stop: () => stops.forEach((stop) => void stop()) };
}

interface JobMessage {
  readonly id: number;
  readonly key: Uint8Array;
  readonly aad: Uint8Array;
}

function watchWorkers(uses: KeyUse[], workers: Worker[]): () => void {
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    readonly #jobs = new Map<number, KeyUse>();

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this);
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ id?: number; body?: Uint8Array } | null>) => {
          const use = this.#jobs.get(data?.id ?? -1);
          if (use !== undefined && data?.body !== undefined) use.body = text(data.body);
        },
      );
    }

    override postMessage(message: JobMessage, transfer?: Transferable[] | StructuredSerializeOptions): void {
      const use = { place: placeOf(message.aad), key: text(message.key), by: 'worker' as const, body: null };
      this.#jobs.set(message.id, use);
      uses.push(use);
      super.postMessage(message, transfer as Transferable[]);
    }
  };
  return () => {
    globalThis.Worker = RealWorker;
  };
}

function watchWebCrypto(uses: KeyUse[]): () => void {
  const { importKey, encrypt } = SubtleCrypto.prototype;
  const raw = new WeakMap<CryptoKey, string>();
  Object.assign(SubtleCrypto.prototype, {
    async importKey(this: SubtleCrypto, ...args: unknown[]) {
      const bytes = args[0] === 'raw' ? text(bytesOf(args[1] as BufferSource)) : '';
      const key: CryptoKey = await Reflect.apply(importKey, this, args);
      raw.set(key, bytes);
      return key;
    },
    async encrypt(this: SubtleCrypto, how: AesGcmParams, key: CryptoKey, data: BufferSource) {
      const aad = bytesOf(how.additionalData ?? new Uint8Array()).slice();
      const isChunk = aad.length === 41 && new TextDecoder().decode(aad.subarray(0, 4)) === 'ssf1';
      const use: KeyUse | null = isChunk
        ? { place: placeOf(aad), key: raw.get(key) ?? '', by: 'webcrypto', body: null }
        : null;
      if (use !== null) uses.push(use);
      const sealed: ArrayBuffer = await Reflect.apply(encrypt, this, [how, key, data]);
      if (use !== null) use.body = text(Uint8Array.of(aad[40] ?? 0, ...new Uint8Array(sealed)));
      return sealed;
    },
  });
  return () => void Object.assign(SubtleCrypto.prototype, { importKey, encrypt });
}

/** A chunk as it stands in a frame. */
export interface SeenChunk {
  readonly place: string;
  /** `u8 flags ‖ ct`, base64url. */
  readonly body: string;
}

/** What is wrong with the uses of keys: nothing, or one sentence each. */
export function faultsOf(uses: readonly KeyUse[], chunks: readonly SeenChunk[]): string[] {
  const faults: string[] = [];
  const byKey = new Map<string, KeyUse>();
  const byPlace = new Map<string, KeyUse>();
  for (const use of uses) {
    if (byKey.has(use.key)) faults.push('a key was given to a cipher twice');
    if (byPlace.has(use.place)) faults.push('an index was sealed twice');
    byKey.set(use.key, use);
    byPlace.set(use.place, use);
  }
  const bodies = new Map<string, string>();
  for (const { place, body } of chunks) {
    if ((bodies.get(place) ?? body) !== body) faults.push('two ciphertexts of one index');
    bodies.set(place, body);
    const use = byPlace.get(place);
    if (use !== undefined && use.body !== body) faults.push('sent what its one use did not give');
  }
  return faults;
}
