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
} {
  const { port1, port2 } = new MessageChannel();
  const lines: string[] = [];
  const ends: number[] = [];
  port1.onmessage = ({ data }) => {
    if (data.kind === 'end') ends.push(data.durationMs);
    else {
      lines.push(...data.events);
      port1.postMessage({ kind: 'taken' });
    }
  };
  return { port: port2, lines, ends };
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
    return { report: await opening.done, updates, lines: stage.lines };
  } finally {
    reader.forget();
  }
}

export function openingOf({ sid, psk }: SealedVisit) {
  return { sid, siteId: SITE, gen: 0, psk: new Uint8Array(psk) };
}
