// How the playback stands, from what the stage says and what the person asked for. The stage shows hostile pages: what
// it says has been parsed, moves numbers here and nothing else.
import type { StageMessage } from '@scrim/replay';
import type { Speed } from './shortcuts.ts';

export interface PlaybackState {
  /** The stage has shown itself. */
  readonly ready: boolean;
  /** Replay time, milliseconds. */
  readonly atMs: number;
  /** What the person wants; the stage may still be waiting for bytes. */
  readonly wantsPlay: boolean;
  /** Playback stands at the end of what has arrived. */
  readonly waiting: boolean;
  readonly finished: boolean;
  /** An idle stretch is being skipped just now. */
  readonly skipping: boolean;
  readonly speed: Speed;
  readonly skipIdle: boolean;
  /** Size of the recorded page's window, CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number } | null;
  /** Events that the stage could not apply. */
  readonly unplayable: number;
  /** A stable code when the stage cannot go on. */
  readonly problem: string | null;
}

export const BEFORE_PLAYBACK: PlaybackState = {
  ready: false,
  atMs: 0,
  wantsPlay: true,
  waiting: false,
  finished: false,
  skipping: false,
  speed: 1,
  skipIdle: true,
  viewport: null,
  unplayable: 0,
  problem: null,
};

/** What the person asks for; the stage is told the same. */
export type PersonAction =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly atMs: number }
  | { readonly kind: 'speed'; readonly rate: Speed }
  | { readonly kind: 'skipIdle'; readonly on: boolean };

export type PlaybackAction =
  | StageMessage
  | PersonAction
  /** The player document did not come up. */
  | { readonly kind: 'problem'; readonly code: 'player_missing' };

/** The state after `action`. */
export function withPlayback(state: PlaybackState, action: PlaybackAction): PlaybackState {
  switch (action.kind) {
    case 'ready':
      return { ...state, ready: true };
    case 'time':
      // What it waited for is there: also when it only stands, after a seek while paused.
      return { ...state, atMs: action.atMs, skipping: action.skipping, waiting: false };
    case 'viewport':
      return { ...state, viewport: { width: action.width, height: action.height } };
    case 'waiting':
      return { ...state, waiting: true };
    case 'finished':
      return { ...state, finished: true, wantsPlay: false, waiting: false, skipping: false };
    case 'problem':
      // One event that could not be applied stops nothing.
      if (action.code === 'event_unplayable') return { ...state, unplayable: state.unplayable + 1 };
      return { ...state, problem: action.code, wantsPlay: false };
    case 'play':
      return { ...state, wantsPlay: true, finished: false };
    case 'pause':
      return { ...state, wantsPlay: false, skipping: false };
    case 'seek':
      return { ...state, atMs: action.atMs, finished: false, waiting: false };
    case 'speed':
      return { ...state, speed: action.rate };
    case 'skipIdle':
      return { ...state, skipIdle: action.on };
  }
}
