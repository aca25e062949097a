// Plays what arrives: play, pause, seek, speed, skip idle, over page loads, before all of it is there. Decides when to
// wait and when it is over; rrweb behind `film.ts` draws.
import { EventType, type eventWithTime } from '@rrweb/types';
import type { StageMessage } from '../stage-link.ts';
import { createActivity, isDoing } from '../timeline/activity.ts';
import { createFilm, type Film, SandboxMissing } from './film.ts';
import { createIdleSkipper } from './idle-skipper.ts';
import type { StageView } from './stage-view.ts';

/** The time is told this often while playing, milliseconds. */
const TELL_EVERY_MS = 100;
/** Waiting ends when this much more has arrived, replay time. */
const AHEAD_MS = 500;
/** Events that could not be applied before playing is given up. */
const MAX_FAILURES = 20;

/** Plays one session. */
export interface Player {
  /** Takes JSON texts of harmless events, `timestamp` in replay time. */
  add(lines: readonly string[]): void;
  /** Everything has arrived. */
  end(durationMs: number): void;
  play(): void;
  pause(): void;
  seek(atMs: number): void;
  setSpeed(rate: number): void;
  setSkipIdle(on: boolean): void;
}

interface WindowSize {
  readonly width: number;
  readonly height: number;
}

export function createPlayer(view: StageView, tell: (message: StageMessage) => void): Player {
  const activity = createActivity();
  const skipper = createIdleSkipper(activity);
  let early: eventWithTime[] = [];
  let film: Film | null = null;
  let rate = 1;
  let arrivedMs = 0;
  let durationMs: number | null = null;
  /** What the console wants. */
  let playing = false;
  /** A moment that has not arrived yet. */
  let wantedMs: number | null = null;
  /** The moment that is shown while nothing moves; rrweb stands a little behind it. */
  let restMs: number | null = null;
  let waiting = false;
  let failures = 0;
  let broken = false;

  const now = (): number => wantedMs ?? restMs ?? Math.min(film?.atMs() ?? 0, durationMs ?? arrivedMs);
  const moving = (): boolean => playing && !waiting && film !== null && !broken;
  const tellTime = (): void =>
    tell({ kind: 'time', atMs: now(), playing: moving(), skipping: skipper.skipping() });

  const fail = (error: unknown): void => {
    if (broken) return;
    failures += 1;
    const gone = error instanceof SandboxMissing;
    broken = gone || failures >= MAX_FAILURES;
    tell({ kind: 'problem', code: gone ? 'sandbox_missing' : broken ? 'stage_failed' : 'event_unplayable' });
  };
  const guard = (work: (film: Film) => void): void => {
    if (film === null || broken) return;
    try {
      work(film);
    } catch (error) {
      fail(error);
    }
  };

  const wait = (): void => {
    if (waiting) return;
    waiting = true;
    guard((one) => one.hold());
    tellTime();
    tell({ kind: 'waiting' });
  };
  const finish = (): void => {
    playing = false;
    waiting = false;
    wantedMs = null;
    guard((one) => one.hold());
    tell({ kind: 'time', atMs: durationMs ?? arrivedMs, playing: false, skipping: false });
    tell({ kind: 'finished' });
  };
  /** Shows a moment that has arrived, and goes on from it when the console wants that. */
  const go = (atMs: number): void => {
    wantedMs = null;
    waiting = false;
    const atEnd = atMs >= (durationMs ?? arrivedMs);
    restMs = playing && !atEnd ? null : atMs;
    guard((one) => one.show(atMs, playing && !atEnd));
    if (!playing || !atEnd) tellTime();
    else if (durationMs === null) wait();
    else finish();
  };
  /** Everything has arrived and nothing of it can be shown. */
  const isBlank = (): boolean => film === null && durationMs !== null;
  const seek = (atMs: number): void => {
    if (isBlank()) {
      finish();
      return;
    }
    const target = Math.min(atMs, durationMs ?? atMs);
    if (film !== null && (durationMs !== null || target <= arrivedMs)) {
      go(target);
      return;
    }
    wantedMs = target;
    waiting = false;
    wait();
  };
  const goOn = (): void => {
    if (isBlank() && !broken) finish();
    if (film === null) return;
    if (wantedMs !== null) {
      if (durationMs !== null || arrivedMs >= wantedMs) seek(wantedMs);
    } else if (waiting && (durationMs !== null || arrivedMs >= now() + AHEAD_MS)) go(now());
  };

  let size: WindowSize | null = null;
  let toldSize: WindowSize | null = null;
  const tellSize = (width: number, height: number): void => {
    const isWaiting = size !== toldSize;
    const next = view.setViewport(width, height);
    if (size?.width === next.width && size.height === next.height) return;
    size = next;
    // A window that was dragged has hundreds of sizes, and a seek goes through all of them at once.
    if (isWaiting) return;
    setTimeout(
      () => {
        toldSize = size;
        if (size !== null) tell({ kind: 'viewport', ...size });
      },
      toldSize === null ? 0 : TELL_EVERY_MS,
    );
  };
  const openFilm = (): void => {
    if (!early.some(({ type }) => type === EventType.FullSnapshot) || broken) return;
    try {
      film = createFilm(view.root, early, {
        onSize: tellSize,
        onLast,
        onFault() {
          fail(null);
          return !broken;
        },
      });
      early = [];
    } catch (error) {
      fail(error);
      return;
    }
    guard((one) => one.setSpeed(rate));
    if (wantedMs === null) go(0);
  };
  /** rrweb stops by itself behind its last event: it may have been the last for a moment only. */
  const onLast = (): void => {
    if (!moving()) return;
    const at = now();
    if (at < (durationMs ?? arrivedMs) - AHEAD_MS / 2) go(at);
    else if (durationMs === null) wait();
    else finish();
  };
  const takeEvent = (event: eventWithTime): boolean => {
    const late = event.timestamp < arrivedMs;
    arrivedMs = Math.max(arrivedMs, event.timestamp);
    if (isDoing(event)) activity.add(event.timestamp);
    if (film === null) early.push(event);
    else film.add(event);
    return late && event.timestamp <= now();
  };

  let toldAt = 0;
  const tick = (atFrame: number): void => {
    requestAnimationFrame(tick);
    if (!moving() || atFrame - toldAt < TELL_EVERY_MS) return;
    toldAt = atFrame;
    const at = now();
    const skipTo = skipper.next(at, durationMs);
    if (skipTo !== null) go(skipTo);
    else if (at >= (durationMs ?? arrivedMs)) onLast();
    else tellTime();
  };
  requestAnimationFrame(tick);
  // What rrweb throws inside a frame of its own stops its clock.
  addEventListener('error', ({ error }) => {
    // Without one it is a notice of the browser's own.
    if (error === null || error === undefined) return;
    fail(error);
    if (moving()) go(now() + 1);
  });

  return {
    add(lines) {
      const events = lines.flatMap((line) => readEvent(line, fail) ?? []);
      const missed = events.filter(takeEvent).length > 0;
      if (film === null) openFilm();
      // rrweb takes added events in a turn later.
      else queueMicrotask(() => missed && guard((one) => one.rebuild(now(), moving())));
      queueMicrotask(goOn);
    },
    end(atMs) {
      durationMs = Math.max(atMs, arrivedMs);
      queueMicrotask(goOn);
    },
    play() {
      if (playing && !waiting) return;
      if (isBlank()) return finish();
      playing = true;
      if (film === null || wantedMs !== null) return wait();
      const over = durationMs !== null && now() >= durationMs;
      go(over ? 0 : now());
    },
    pause() {
      playing = false;
      // A moment that has not arrived is still waited for.
      if (wantedMs !== null) return;
      waiting = false;
      guard((one) => one.hold());
      tellTime();
    },
    seek,
    setSpeed(next) {
      rate = next;
      guard((one) => one.setSpeed(rate));
    },
    setSkipIdle: (on) => skipper.setOn(on),
  };
}

/** The worker writes these lines; one that cannot be read all the same is told and left out. */
function readEvent(line: string, fail: (error: unknown) => void): eventWithTime | null {
  try {
    const event = JSON.parse(line) as eventWithTime;
    if (Number.isFinite(event.timestamp) && typeof event.data === 'object' && event.data !== null)
      return event;
    throw new TypeError('not an event');
  } catch (error) {
    fail(error);
    return null;
  }
}
