// Masked events → batches for one chunk each. Only masked events come in, so only masked events can be sealed.
import type { MaskedBatch, MaskedEvent } from '@scrim/protocol';

/** A batch is cut at 32 KiB of JSON, or five seconds after its first event. */
export const FLUSH_AT_CHARACTERS = 32 * 1024;
export const FLUSH_AFTER_MS = 5000;

/** `EventType.Meta` and `EventType.FullSnapshot` of rrweb. */
const META = 4;
const FULL_SNAPSHOT = 2;

export interface Batcher {
  add(event: MaskedEvent): void;
  /** What waits, and forgets it; null when nothing waits. */
  take(): MaskedBatch | null;
  /** Forgets what waits and stops the clock. */
  drop(): void;
}

export function createBatcher(onFull: (batch: MaskedBatch) => void): Batcher {
  let lines: string[] = [];
  let types: number[] = [];
  let characters = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    lines = [];
    types = [];
    characters = 0;
  };
  const take = (): MaskedBatch | null => {
    const batch = lines.length === 0 ? null : batchOf(lines, types);
    drop();
    return batch;
  };
  const flush = (): void => {
    const batch = take();
    if (batch !== null) onFull(batch);
  };

  return {
    add(event) {
      // A Meta opens a keyframe: the chunk begins with it so that a player can start there.
      if (event.type === META) flush();
      const line = `${JSON.stringify(event)}\n`;
      lines.push(line);
      types.push(event.type);
      characters += line.length;
      timer ??= setTimeout(flush, FLUSH_AFTER_MS);
      if (characters >= FLUSH_AT_CHARACTERS && event.type !== META) flush();
    },
    take,
    drop,
  };
}

function batchOf(lines: readonly string[], types: readonly number[]): MaskedBatch {
  const keyframe = types[0] === META && types[1] === FULL_SNAPSHOT;
  return { ndjson: lines.join(''), keyframe } as MaskedBatch;
}
