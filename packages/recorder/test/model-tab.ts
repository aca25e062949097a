// A browser's tabs without a DOM: the recorder's own stages behind capture, with a real worker, real WebCrypto and real tab
// storage, and a collector whose answers a test chooses. Everything that any page ever made is kept.
import type { HeaderCore, SealedHeader } from '@scrim/crypto/format';
import { parseHeader } from '@scrim/crypto/format';
import { startSealingWorker } from '@scrim/crypto/seal';
import {
  decodeFrames,
  encodeBase64Url,
  type FrameMeta,
  type MaskedEvent,
  newPermitId,
  newSessionId,
  type Permit,
  type Recipient,
  randomBytes,
} from '@scrim/protocol';
import type { Admission } from '../src/gate/admit.ts';
import { createContinuityKeeper, readContinuity } from '../src/gate/continuity.ts';
import { createBatcher } from '../src/mask/batch.ts';
import { createPipelineEnds, type PipelineEnds } from '../src/pipeline-ends.ts';
import { openEpoch } from '../src/seal/open-epoch.ts';
import { type SealStage, startSealing } from '../src/seal/seal-stage.ts';
import { deliverLeftFrames } from '../src/ship/deliver-left-frames.ts';
import { startDelivery } from '../src/ship/delivery.ts';
import type { Outbox } from '../src/ship/outbox.ts';
import type { SealedFrame } from '../src/ship/sealed-frame.ts';
import type { SeenChunk } from './key-uses.ts';

export const COLLECTOR = 'http://collector.model';
export const WORKER_URL = new URL('../src/worker.ts', import.meta.url).href;

/** What the network does with a request. */
export type Network = 'open' | 'dark' | 'answer-lost';

export interface ModelPage {
  readonly ends: PipelineEnds;
  readonly stage: SealStage;
  readonly worker: { readonly state: string } | null;
  /** Captures one event; `full` closes its batch at once. */
  capture(characters: number, full: boolean): void;
}

/** What a frame carries, whether it was seen in the page or on the network. */
interface MadeFrame {
  readonly key: string;
  readonly kind: SealedFrame['kind'];
  readonly content: Uint8Array;
}

export interface ModelTab {
  network: Network;
  /** Frames by their place, with the bytes that each place ever had. */
  readonly frames: Map<string, Set<string>>;
  readonly made: MadeFrame[];
  readonly captured: string[];
  openPage(withWorker: boolean): Promise<ModelPage>;
  close(): void;
}

const SITE = 'model';

export function openTab(recipient: Recipient, psk: Uint8Array): ModelTab {
  const realFetch = globalThis.fetch;
  const frames = new Map<string, Set<string>>();
  const made: MadeFrame[] = [];
  const captured: string[] = [];
  /** What IndexedDB would hold: it is the browser's, not a page's. */
  const stored = new Map<string, SealedFrame>();
  const session = newSessionId();
  const stops: AbortController[] = [];
  const keep = (bytes: Uint8Array): void => {
    for (const frame of contentsOf(bytes)) {
      const contents = frames.get(frame.key) ?? new Set();
      frames.set(frame.key, contents.add(encodeBase64Url(new Uint8Array(frame.content))));
      made.push(frame);
    }
  };
  const outbox: Outbox = {
    keep(frame) {
      keep(frame.bytes);
      stored.set(frame.key, frame);
    },
    remove: (keys) => keys.forEach((key) => void stored.delete(key)),
    left: async () => [...stored.values()],
    clear: () => stored.clear(),
  };
  const tab: ModelTab = { network: 'open', frames, made, captured, openPage, close };
  globalThis.fetch = async (input, init) => {
    if (!String(input).startsWith(COLLECTOR)) return realFetch(input, init);
    const network = tab.network;
    const body = init?.body as Uint8Array;
    if (network !== 'dark') keep(body);
    if (init?.signal?.aborted === true || network !== 'open') throw new TypeError('no network');
    const results = contentsOf(body).map(({ key }) => answerTo(key));
    return Response.json({ manifestVersion: 1, state: 'active', frames: results });
  };

  async function openPage(withWorker: boolean): Promise<ModelPage> {
    const admission = admissionOf(session, recipient, psk);
    const worker = withWorker ? startSealingWorker(WORKER_URL) : null;
    const sealer = await openEpoch(admission, worker);
    const keeper = createContinuityKeeper(admission, sealer.eid);
    const delivery = startDelivery({ collector: COLLECTOR, outbox, onEnd: () => {} });
    const onFrame = (frame: SealedFrame): void => {
      keep(frame.bytes);
      delivery.send(frame);
    };
    const options = { sealer, worker, permit: admission.permit, onFrame, onProgress: keeper.remember };
    const stage = startSealing({ ...options, onError: () => ends.drop() });
    const batches = createBatcher((batch) => stage.seal(batch));
    const ends = createPipelineEnds({ delivery, sealing: stage, batches, keeper });
    keeper.remember(stage.transcript());
    delivery.send(stage.header);
    const stop = new AbortController();
    stops.push(stop);
    stop.signal.addEventListener('abort', () => ends.drop());
    deliverLeftFrames([...stored.values()], { collector: COLLECTOR, outbox, signal: stop.signal });
    const capture = (characters: number, full: boolean): void => {
      const event = { type: 3, n: captured.length, text: 'x'.repeat(characters) };
      captured.push(JSON.stringify(event));
      batches.add(event as unknown as MaskedEvent);
      const batch = full ? batches.take() : null;
      if (batch !== null) stage.seal(batch);
    };
    return { ends, stage, worker, capture };
  }

  function close(): void {
    for (const stop of stops) stop.abort();
    globalThis.fetch = realFetch;
    sessionStorage.clear();
  }
  return tab;
}

function admissionOf(sid: Permit['sid'], recipient: Recipient, psk: Uint8Array): Admission {
  const bytes = (length: number) => encodeBase64Url(randomBytes(length));
  const permit = {
    siteId: SITE,
    sid,
    gen: 0,
    permitId: newPermitId(),
    psk: encodeBase64Url(psk),
    consentSalt: bytes(16),
    writeToken: bytes(48),
    continuation: bytes(32),
  } as unknown as Permit;
  const manifest = { recipients: [recipient], version: 1 } as unknown as Admission['manifest'];
  const policy = {
    policy: { id: 'p', version: '1' },
    hash: 'A'.repeat(43),
  } as unknown as Admission['policy'];
  return { receipt: 'receipt', permit, manifest, policy, continuity: readContinuity(SITE) };
}

function contentsOf(body: Uint8Array): MadeFrame[] {
  return (decodeFrames(body) ?? []).map(({ meta, bytes }) => {
    const { eid, kind, i } = meta as FrameMeta;
    return { key: `${eid}/${kind}/${i ?? ''}`, kind, content: bytes };
  });
}

function answerTo(key: string) {
  const [eid, kind, i] = key.split('/');
  return { eid, kind, i: i === '' ? null : Number(i), result: 'stored' };
}

/** An epoch with every chunk that came to be, for a reader. */
export interface SeenEpoch {
  readonly core: HeaderCore;
  readonly header: Uint8Array;
  readonly chunks: { readonly i: number; readonly flags: number; readonly ct: Uint8Array }[];
}

/** Everything that any page ever made: for the watch on keys, and for a reader. */
export function seenIn({ made }: Pick<ModelTab, 'made'>): { chunks: SeenChunk[]; epochs: SeenEpoch[] } {
  const headers = new Map<string, SealedHeader>();
  for (const { key, kind, content } of made) {
    if (kind === 'header') headers.set(key.split('/')[0] ?? '', parseHeader(content));
  }
  const epochs = new Map([...headers].map(([eid, header]) => [eid, epochOf(header)]));
  const chunks = made.flatMap(({ key, kind, content }) => {
    const [eid = '', , i = ''] = key.split('/');
    const header = headers.get(eid);
    if (kind !== 'chunk' || header === undefined) return [];
    addOnce(epochs.get(eid)?.chunks, { i: Number(i), flags: content[0] ?? 0, ct: content.subarray(1) });
    return [{ place: `${encodeBase64Url(header.hh)}/${i}`, body: encodeBase64Url(new Uint8Array(content)) }];
  });
  for (const { chunks: list } of epochs.values()) list.sort((a, b) => a.i - b.i);
  return { chunks, epochs: [...epochs.values()] };
}

const epochOf = ({ core, bytes }: SealedHeader): SeenEpoch => ({ core, header: bytes, chunks: [] });

function addOnce(list: SeenEpoch['chunks'] | undefined, chunk: SeenEpoch['chunks'][number]): void {
  if (list?.every(({ i }) => i !== chunk.i)) list.push(chunk);
}
