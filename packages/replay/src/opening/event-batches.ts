// Harmless events → the stage, in bounded batches and never far ahead of it: the stage answers each batch, and the
// worker waits when too many are unanswered.
import type { EventsAnswer, EventsMessage } from '../stage-link.ts';

/** A batch is cut at this many events, or at this many characters. */
const BATCH_EVENTS = 500;
const BATCH_CHARACTERS = 1024 * 1024;
/** Batches that may be unanswered. */
const AHEAD = 4;

/** The way of events to the stage. */
export interface EventBatches {
  add(line: string): void;
  /** Is it time to flush? */
  full(): boolean;
  /** Sends what waits and returns when the stage can take more; rejects with the signal's reason. */
  flush(pageIndex: number): Promise<void>;
  /** Sends what waits, and that it was the last. */
  end(pageIndex: number, durationMs: number): void;
}

/** @param port the worker's end of the events port; closed with the end. */
export function createEventBatches(port: MessagePort, signal: AbortSignal): EventBatches {
  let lines: string[] = [];
  let characters = 0;
  let unanswered = 0;
  let wake: (() => void) | null = null;
  port.onmessage = ({ data }: MessageEvent<EventsAnswer | null>) => {
    if (data?.kind !== 'taken') return;
    unanswered -= 1;
    wake?.();
  };
  signal.addEventListener('abort', () => wake?.(), { once: true });
  const send = (message: EventsMessage): void => port.postMessage(message);
  const sendLines = (pageIndex: number): void => {
    if (lines.length === 0) return;
    send({ kind: 'events', pageIndex, events: lines });
    lines = [];
    characters = 0;
    unanswered += 1;
  };

  return {
    add(line) {
      lines.push(line);
      characters += line.length;
    },
    full: () => lines.length >= BATCH_EVENTS || characters >= BATCH_CHARACTERS,
    async flush(pageIndex) {
      sendLines(pageIndex);
      while (unanswered >= AHEAD && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      signal.throwIfAborted();
    },
    end(pageIndex, durationMs) {
      sendLines(pageIndex);
      send({ kind: 'end', durationMs });
    },
  };
}
