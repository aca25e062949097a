// What a collector of paper received, and what its key holder reads in it.
import { encodeSealedFile, splitChunkBody } from '@scrim/crypto/format';
import { type OpenedChunk, type OpeningReport, openSealedFile, readingKey } from '@scrim/crypto/open';
import type { EpochId, FrameMeta, FrameResult } from '@scrim/protocol';

export interface ReceivedEpoch {
  readonly eid: EpochId;
  header: Uint8Array;
  readonly chunks: Map<number, Uint8Array>;
  close: { readonly next: number; readonly th: string } | null;
}

/** Takes a frame as a collector does: one place, one content. */
export function receive(epochs: ReceivedEpoch[], { eid, kind, i }: FrameMeta, bytes: Uint8Array) {
  const told = (result: FrameResult) => ({ eid, kind, i, result });
  const epoch = epochs.find((one) => one.eid === eid);
  if (kind === 'header') {
    if (epoch !== undefined) return told('known');
    epochs.push({ eid, header: bytes, chunks: new Map(), close: null });
    return told('stored');
  }
  if (epoch === undefined) return told('no_header');
  if (kind === 'close') epoch.close = JSON.parse(new TextDecoder().decode(bytes));
  else {
    const before = epoch.chunks.get(i ?? -1);
    if (before !== undefined) return told(Buffer.compare(before, bytes) === 0 ? 'known' : 'conflict');
    epoch.chunks.set(i ?? -1, bytes);
  }
  return told('stored');
}

export interface Opened {
  readonly chunks: readonly OpenedChunk[];
  /** The events, in the order in which they lie; control lines are the reader's own. */
  readonly events: readonly { readonly type: number; readonly timestamp: number; readonly data: unknown }[];
  readonly report: OpeningReport;
}

/** @throws when any byte of it is not as it was sealed */
export async function openReceived(
  epochs: readonly ReceivedEpoch[],
  { psk, reading }: { readonly psk: Uint8Array; readonly reading: { readonly privateKey: Uint8Array } },
): Promise<Opened> {
  const sealed = epochs.map(({ header, chunks }) => ({
    header,
    chunks: [...chunks].toSorted(([a], [b]) => a - b).map(([i, body]) => ({ i, ...splitChunkBody(body) })),
  }));
  const opening = openSealedFile(encodeSealedFile(sealed), {
    key: await readingKey(1, reading.privateKey),
    psk,
  });
  const chunks: OpenedChunk[] = [];
  for (;;) {
    const step = await opening.next();
    if (step.done === true) {
      const events = chunks.flatMap(({ lines }) => lines.map((line) => JSON.parse(line)));
      return { chunks, events, report: step.value };
    }
    chunks.push(step.value);
  }
}
