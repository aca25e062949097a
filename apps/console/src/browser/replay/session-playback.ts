// One opened session on the replay page: the reader's side and the stage's side of it, as one thing that React can
// subscribe to. Chunks go from the collector to the worker and harmless events from the worker to the stage; this
// side only ever sees numbers, our own words and masked addresses.
import {
  connectStage,
  type Opening,
  type OpeningUpdate,
  type OpenRequest,
  type StageCommand,
  type StageLink,
  type StageMessage,
} from '@scrim/replay';
import {
  BEFORE_PLAYBACK,
  type PersonAction,
  type PlaybackAction,
  type PlaybackState,
  withPlayback,
} from './playback-state.ts';
import { NOTHING_YET, type RecordingSoFar, withUpdate } from './recording-so-far.ts';
import type { Speed } from './shortcuts.ts';

/** What the page shows. The same object until something changes. */
export interface PlaybackView {
  readonly recording: RecordingSoFar;
  readonly playback: PlaybackState;
}

export interface SessionPlayback {
  view(): PlaybackView;
  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void;
  /** Begins, once the player document has loaded. Later calls do nothing: a stage is told once. */
  attach(frame: HTMLIFrameElement, playerOrigin: string): void;
  /** The player did not load. */
  missing(): void;
  play(): void;
  pause(): void;
  seek(atMs: number): void;
  setSpeed(rate: Speed): void;
  setSkipIdle(on: boolean): void;
  /** How much room the stage has, CSS pixels. */
  fit(width: number, height: number): void;
  /** Stops the opening and the stage. */
  close(): void;
}

/** How a session is opened, once there is a port to the stage; throws when the keys are gone by then. */
export type OpenOnStage = (stage: OpenRequest['stage']) => Opening;

/** Failures after which nobody tells the stage that it has everything: the worker is gone. */
const WITHOUT_END: ReadonlySet<string> = new Set(['forgotten', 'worker_failed']);

/**
 * A session that begins to arrive when its stage is attached.
 *
 * @param forget called at the end when nothing was opened: what was held for it is wiped
 */
export function createSessionPlayback(
  open: OpenOnStage,
  startPlaying: boolean,
  forget: () => void = () => undefined,
): SessionPlayback {
  let view: PlaybackView = {
    recording: NOTHING_YET,
    playback: { ...BEFORE_PLAYBACK, wantsPlay: startPlaying },
  };
  let stage: StageLink | null = null;
  let opening: Opening | null = null;
  let room: { readonly width: number; readonly height: number } | null = null;
  const listeners = new Set<() => void>();

  const show = (next: PlaybackView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const take = (action: PlaybackAction) => show({ ...view, playback: withPlayback(view.playback, action) });
  const say = (command: StageCommand) => stage?.send(command);
  const order = (command: PersonAction) => {
    take(command);
    say(command);
  };

  const hear = (message: StageMessage) => {
    take(message);
    if (message.kind === 'ready') setUp();
    // What it waits for will not come.
    if (message.kind === 'waiting' && WITHOUT_END.has(view.recording.failure ?? '')) order({ kind: 'pause' });
  };
  const setUp = () => {
    const { speed, skipIdle, wantsPlay } = view.playback;
    if (room !== null) say({ kind: 'fit', ...room });
    say({ kind: 'speed', rate: speed });
    say({ kind: 'skipIdle', on: skipIdle });
    if (wantsPlay) say({ kind: 'play' });
  };

  const update = (one: OpeningUpdate) => {
    show({ ...view, recording: withUpdate(view.recording, one) });
    if (one.kind !== 'failed') return;
    const isNothingThere = view.recording.pages.length === 0;
    // There is nothing to wait for any more. What broke off otherwise has an end, and plays to it.
    if (isNothingThere || (view.playback.waiting && WITHOUT_END.has(one.code))) order({ kind: 'pause' });
  };
  const begin = (events: MessagePort) => {
    try {
      opening = open(events);
    } catch {
      forget();
      update({ kind: 'failed', code: 'forgotten' });
      return;
    }
    opening.updates.subscribe(update);
    // What went wrong has come as an update.
    opening.done.catch(() => undefined);
  };

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(frame, playerOrigin) {
      if (stage !== null) return;
      stage = connectStage(frame, playerOrigin);
      stage.subscribe(hear);
      begin(stage.eventsPort);
    },
    missing: () => take({ kind: 'problem', code: 'player_missing' }),
    play() {
      if (view.playback.finished) order({ kind: 'seek', atMs: 0 });
      order({ kind: 'play' });
    },
    pause: () => order({ kind: 'pause' }),
    seek: (atMs) => order({ kind: 'seek', atMs: Math.max(0, atMs) }),
    setSpeed: (rate) => order({ kind: 'speed', rate }),
    setSkipIdle: (on) => order({ kind: 'skipIdle', on }),
    fit(width, height) {
      room = { width, height };
      say({ kind: 'fit', width, height });
    },
    close() {
      if (opening === null) forget();
      opening?.cancel();
      stage?.close();
      listeners.clear();
    },
  };
}
