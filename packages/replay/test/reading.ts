// Opens visits through the real worker, for tests in the browser.
import { createReader, type OpeningUpdate, type Reader, type SessionReport } from '@scrim/replay';
import { PASSPHRASE, type SealedVisit, SITE } from './sealed-visit.ts';

export const newWorker = (): Worker =>
  new Worker(new URL('../src/worker.ts', import.meta.url), { type: 'module' });

export async function unlockedReader({ keyFile }: SealedVisit): Promise<Reader> {
  const reader = createReader(newWorker());
  await reader.unlock(keyFile, PASSPHRASE);
  return reader;
}

export function streamOf(...pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new Blob(pieces.map((piece) => new Uint8Array(piece))).stream();
}

/** A stage that takes everything at once and keeps it. */
export function greedyStage(): {
  readonly port: MessagePort;
  readonly lines: string[];
  readonly ends: number[];
  /** When the worker has sent all that it will. */
  readonly ended: Promise<void>;
} {
  const { port1, port2 } = new MessageChannel();
  const lines: string[] = [];
  const ends: number[] = [];
  let tellEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve;
  });
  port1.onmessage = ({ data }) => {
    if (data.kind === 'end') {
      ends.push(data.durationMs);
      tellEnd();
    } else {
      lines.push(...data.events);
      port1.postMessage({ kind: 'taken' });
    }
  };
  return { port: port2, lines, ends, ended };
}

export interface Opened {
  readonly report: SessionReport;
  readonly updates: readonly OpeningUpdate[];
  readonly lines: readonly string[];
}

/** Opens a whole file and keeps what came out. */
export async function openVisit(
  visit: SealedVisit,
  chunks: { url: string } | ReadableStream<Uint8Array> = streamOf(visit.file),
): Promise<Opened> {
  const reader = await unlockedReader(visit);
  const stage = greedyStage();
  const updates: OpeningUpdate[] = [];
  try {
    const opening = reader.open({ ...openingOf(visit), chunks, stage: stage.port });
    opening.updates.subscribe((update) => updates.push(update));
    const report = await opening.done;
    // The stage has a channel of its own, which may be behind the worker's.
    await stage.ended;
    return { report, updates, lines: stage.lines };
  } finally {
    reader.forget();
  }
}

export function openingOf({ sid, psk }: SealedVisit) {
  return { sid, siteId: SITE, gen: 0, psk: new Uint8Array(psk) };
}
