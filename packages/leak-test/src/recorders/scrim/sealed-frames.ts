// The sealed frames in what a browser sent, put together as epochs again: what somebody who saw the wire holds.
import { decodeFrames, type EpochId, type FrameMeta, type SessionId } from '@scrim/protocol';
import { LeakTestError } from '../../leak-test-error.ts';
import type { SentRequest } from '../../wire/sent-request.ts';
import { COLLECTOR } from './page-settings.ts';

/** A chunk as it was sent. */
export interface SentChunk {
  readonly i: number;
  readonly flags: number;
  readonly ct: Uint8Array;
}

/** An epoch as it was sent. */
export interface SentEpoch {
  readonly sid: SessionId;
  readonly eid: EpochId;
  readonly header: Uint8Array;
  /** In ascending order of index. */
  readonly chunks: readonly SentChunk[];
}

/**
 * All epochs, in the order in which their first frames left.
 *
 * @throws LeakTestError `leak_test_not_opened` for frames that are none, or without their header
 */
export function sentEpochs(sent: readonly SentRequest[]): readonly SentEpoch[] {
  const epochs = new Map<EpochId, GrowingEpoch>();
  for (const { meta, bytes } of sent.filter(isIngest).flatMap(framesOf)) {
    const { sid, eid, kind, i } = meta;
    const epoch: GrowingEpoch = epochs.get(eid) ?? { sid, chunks: new Map() };
    epochs.set(eid, epoch);
    if (kind === 'header') epoch.header = bytes;
    // A frame may come twice, with the same bytes.
    if (kind === 'chunk' && i !== null)
      epoch.chunks.set(i, { i, flags: bytes[0] ?? 0, ct: bytes.subarray(1) });
  }
  return [...epochs].map(([eid, { sid, header, chunks }]) => {
    if (header === undefined) throw notOpened('an epoch was sent without its header');
    return { sid, eid, header, chunks: [...chunks.values()].sort((one, other) => one.i - other.i) };
  });
}

interface GrowingEpoch {
  readonly sid: SessionId;
  header?: Uint8Array;
  readonly chunks: Map<number, SentChunk>;
}

function isIngest({ method, url }: SentRequest): boolean {
  return method === 'POST' && new URL(url).href.startsWith(`${COLLECTOR}/v1/ingest`);
}

function framesOf(request: SentRequest): { readonly meta: FrameMeta; readonly bytes: Uint8Array }[] {
  const frames = decodeFrames(request.body);
  // A page that goes breaks off what is under way; the frames are sent again, and half a frame opens for nobody.
  if (frames === null && brokeOff(request)) return [];
  if (frames === null) throw notOpened('frames were sent that cannot be read');
  return frames.map(({ meta, bytes }) => ({ meta: meta as FrameMeta, bytes }));
}

function brokeOff({ headers, body }: SentRequest): boolean {
  const announced = headers['content-length'];
  return announced !== undefined && body.length < Number(announced);
}

/** The error of a recording that cannot be read. */
export function notOpened(message: string, cause?: unknown): LeakTestError {
  return new LeakTestError('leak_test_not_opened', message, {
    ...(cause === undefined ? {} : { cause }),
    hint: 'What cannot be opened cannot be searched: the test proves nothing until it opens.',
  });
}
