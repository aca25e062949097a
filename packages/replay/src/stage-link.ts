// The words between console, worker and stage, and their guards. Whoever receives a message treats it as untrusted:
// what a guard does not know is null, and numbers are finite and within bounds.

/** The one message that a stage takes from its window; with two ports: control, events. */
export const STAGE_GREETING = { scrim: 'stage/1' } as const;

/** Playback rates. */
export const MIN_RATE = 0.5;
export const MAX_RATE = 8;
/** A session's longest replay time: 1,000 page loads of a day each, with half an hour between them, milliseconds. */
export const MAX_REPLAY_MS = 1000 * (86_400_000 + 30 * 60_000 + 1);
/** The largest side of a viewport or stage, CSS pixels. */
export const MAX_SIDE = 20_000;

/** Console → stage. */
export type StageCommand =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly atMs: number }
  | { readonly kind: 'speed'; readonly rate: number }
  | { readonly kind: 'skipIdle'; readonly on: boolean }
  | { readonly kind: 'fit'; readonly width: number; readonly height: number };

/**
 * What went wrong on the stage. `sandbox_missing`: the inner frame is not shut in as it must be; nothing is played.
 * `event_unplayable`: an event could not be applied. `stage_failed`: too many of them, playing stopped.
 * `stage_flooding`, said by the console's end: it said more than a player does, and the link was cut.
 */
export type StageProblem = 'sandbox_missing' | 'event_unplayable' | 'stage_failed' | 'stage_flooding';

/** Stage → console. */
export type StageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'time'; readonly atMs: number; readonly playing: boolean; readonly skipping: boolean }
  | { readonly kind: 'viewport'; readonly width: number; readonly height: number }
  /** Playback, or a seek, reached what has not arrived yet; it goes on by itself, and the next `time` says so. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'problem'; readonly code: StageProblem };

/** Worker → stage. */
export type EventsMessage =
  | {
      readonly kind: 'events';
      readonly pageIndex: number;
      /** JSON texts of harmless events; `timestamp` is replay time. */
      readonly events: readonly string[];
    }
  | { readonly kind: 'end'; readonly durationMs: number };

/** Stage → worker: one batch was taken in; so the worker never runs far ahead. */
export type EventsAnswer = { readonly kind: 'taken' };

type Fields = Readonly<Record<string, unknown>>;

const PROBLEMS: readonly StageProblem[] = ['sandbox_missing', 'event_unplayable', 'stage_failed'];

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}

function within(value: unknown, from: number, to: number): value is number {
  return typeof value === 'number' && value >= from && value <= to;
}

const isTime = (value: unknown): value is number => within(value, 0, MAX_REPLAY_MS);

function sizeOf({ width, height }: Fields): { readonly width: number; readonly height: number } | null {
  return within(width, 1, MAX_SIDE) && within(height, 1, MAX_SIDE) ? { width, height } : null;
}

/** Is this what the console greets a stage with? */
export function isStageGreeting(value: unknown): boolean {
  return fieldsOf(value)?.scrim === STAGE_GREETING.scrim;
}

/** A message that came from a stage, built anew; null when it is none. */
export function parseStageMessage(value: unknown): StageMessage | null {
  const message = fieldsOf(value);
  switch (message?.kind) {
    case 'ready':
    case 'waiting':
    case 'finished':
      return { kind: message.kind };
    case 'time': {
      const { atMs, playing, skipping } = message;
      if (!isTime(atMs) || typeof playing !== 'boolean' || typeof skipping !== 'boolean') return null;
      return { kind: 'time', atMs, playing, skipping };
    }
    case 'viewport': {
      const size = sizeOf(message);
      return size && { kind: 'viewport', ...size };
    }
    case 'problem': {
      const code = PROBLEMS.find((known) => known === message.code);
      return code === undefined ? null : { kind: 'problem', code };
    }
    default:
      return null;
  }
}

/** A command that came from a console, built anew; null when it is none. */
export function parseStageCommand(value: unknown): StageCommand | null {
  const command = fieldsOf(value);
  switch (command?.kind) {
    case 'play':
    case 'pause':
      return { kind: command.kind };
    case 'seek':
      return isTime(command.atMs) ? { kind: 'seek', atMs: command.atMs } : null;
    case 'speed':
      return within(command.rate, MIN_RATE, MAX_RATE) ? { kind: 'speed', rate: command.rate } : null;
    case 'skipIdle':
      return typeof command.on === 'boolean' ? { kind: 'skipIdle', on: command.on } : null;
    case 'fit': {
      const size = sizeOf(command);
      return size && { kind: 'fit', ...size };
    }
    default:
      return null;
  }
}

/** A message that came over the events port, built anew; null when it is none. */
export function parseEventsMessage(value: unknown): EventsMessage | null {
  const message = fieldsOf(value);
  if (message?.kind === 'end') {
    return isTime(message.durationMs) ? { kind: 'end', durationMs: message.durationMs } : null;
  }
  if (message?.kind !== 'events') return null;
  const { pageIndex, events } = message;
  if (!Number.isSafeInteger(pageIndex) || !Array.isArray(events)) return null;
  const lines = events.filter((line): line is string => typeof line === 'string');
  return { kind: 'events', pageIndex: pageIndex as number, events: lines };
}
