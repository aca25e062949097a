// rrweb's Replayer behind a door of our own: replay time in and out, errors told instead of thrown, and nothing played
// unless the inner frame is shut in as it must be.
import { Replayer } from '@rrweb/replay';
import { EventType, type eventWithTime, ReplayerEvents } from '@rrweb/types';
import { blankPicture } from '../opening/blank-picture.ts';
import { createKeyframeTimes } from './keyframe-times.ts';
import { MOUSE_TAIL } from './stage-look.ts';

/** rrweb takes a timestamp of 0 for none. */
const BASE_MS = 1000;

/** The one sandbox that the inner frame may have: scripts are never allowed. */
const INNER_SANDBOX = 'allow-same-origin';

/** Something that can be played. */
export interface Film {
  add(event: eventWithTime): void;
  /** Shows the moment and goes on from it, or stays. */
  show(atMs: number, playing: boolean): void;
  /** Shows the moment anew, from its page's picture on. */
  rebuild(atMs: number, playing: boolean): void;
  hold(): void;
  /** Replay time now. */
  atMs(): number;
  setSpeed(rate: number): void;
}

export interface FilmListeners {
  readonly onSize: (width: number, height: number) => void;
  /** rrweb has applied its last event; it can also say so when there are more. */
  readonly onLast: () => void;
  /** An event could not be applied and is left out. @returns whether to go on */
  readonly onFault: () => boolean;
}

/** The inner frame is not sandboxed as it must be: nothing was shown. */
export class SandboxMissing extends Error {
  override readonly name = 'SandboxMissing';
}

/**
 * @param first begins with a Meta and a full snapshot at one time.
 * @throws SandboxMissing
 */
export function createFilm(
  root: HTMLElement,
  first: readonly eventWithTime[],
  { onSize, onLast, onFault }: FilmListeners,
): Film {
  const keyframes = createKeyframeTimes();
  const prepare = (event: eventWithTime): eventWithTime => {
    if (event.type === EventType.FullSnapshot) keyframes.add(event.timestamp);
    return { ...event, timestamp: event.timestamp + BASE_MS };
  };
  // rrweb counts from its first event: this one stands at replay time 0 whatever comes first.
  const start: eventWithTime = { type: EventType.DomContentLoaded, data: {}, timestamp: BASE_MS };
  const replayer = new Replayer([start, ...first.map(prepare)], {
    root,
    mouseTail: MOUSE_TAIL,
    // A recorded focus must not take the keyboard away from the console.
    triggerFocus: false,
    showWarning: false,
    showDebug: false,
    UNSAFE_replayCanvas: false,
    insertStyleRules: [],
    // 20,000 changes with 2,000 scrolls between them: 0.4 s; without it each scroll lays the page out, minutes in all.
    useVirtualDom: true,
    logger: { log: () => undefined, warn: () => undefined },
  });
  const { iframe } = replayer;
  const checkSandbox = (): void => {
    if (iframe.getAttribute('sandbox') === INNER_SANDBOX) return;
    iframe.remove();
    throw new SandboxMissing('the inner frame of the player is not sandboxed');
  };
  checkSandbox();
  replayer.on(ReplayerEvents.Resize, (size) => {
    const { width, height } = size as { width: number; height: number };
    onSize(width, height);
  });
  replayer.on(ReplayerEvents.Finish, onLast);
  replayer.on(ReplayerEvents.FullsnapshotRebuilded, () => {
    // Sheets that the page before had adopted outlive its document.
    if (iframe.contentDocument !== null) iframe.contentDocument.adoptedStyleSheets = [];
  });

  /** What rrweb stumbled over is the event behind the last one that it applied. */
  const leaveOut = (): void => {
    const { events, lastPlayedEvent } = replayer.service.state.context;
    const from = lastPlayedEvent === null ? 0 : events.indexOf(lastPlayedEvent) + 1;
    const event = events.slice(from).find(({ type }) => !IDLE_TYPES.has(type));
    if (event !== undefined) Object.assign(event, nothingAt(event));
  };
  const move = (atMs: number, playing: boolean): void => {
    if (playing) replayer.play(atMs);
    else replayer.pause(atMs);
  };
  const show = (atMs: number, playing: boolean): void => {
    checkSandbox();
    const at = keyframes.settle(atMs, playing);
    for (;;) {
      try {
        move(at, playing);
        return;
      } catch {
        leaveOut();
        if (!onFault()) return;
      }
    }
  };
  return {
    add: (event) => replayer.addEvent(prepare(event)),
    show,
    rebuild(atMs, playing) {
      // rrweb goes on from what it applied last, unless it has to go back.
      show(0, false);
      show(atMs, playing);
    },
    hold: () => replayer.pause(),
    atMs: () => replayer.getCurrentTime(),
    setSpeed: (rate) => replayer.setConfig({ speed: rate }),
  };
}

/** rrweb does nothing at these. */
const IDLE_TYPES: ReadonlySet<EventType> = new Set([EventType.DomContentLoaded, EventType.Load]);

/** What stands in for an event that cannot be applied: nothing, or a blank picture. */
function nothingAt({ type, timestamp }: eventWithTime): eventWithTime {
  if (type === EventType.FullSnapshot) return blankPicture(timestamp);
  return { type: EventType.DomContentLoaded, data: {}, timestamp };
}
