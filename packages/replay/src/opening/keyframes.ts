// Sees to it that a player can start at every picture: size and picture of a page always come together and at one
// time, every page load begins with a picture (a blank one when its own is missing), and nothing is applied to the
// picture of another page load.
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import { blankPicture } from './blank-picture.ts';

/** What the player is given of one event; `dropped` when it has nothing to be applied to. */
export interface KeyframeOutcome {
  readonly events: readonly eventWithTime[];
  readonly dropped: boolean;
}

/** Keeps the order of one session's pictures. */
export interface Keyframes {
  startPage(): void;
  /** Takes an event whose `timestamp` is replay time. */
  take(event: eventWithTime): KeyframeOutcome;
  /**
   * The page load ends. @returns what the player is given so that it can play up to `atMs`, the page load's last time:
   * a blank picture where there is none, and nothing, at that time, where what was dropped came last.
   */
  endPage(atMs: number): readonly eventWithTime[];
  hasPicture(): boolean;
}

type Size = { readonly width: number; readonly height: number };

const NO_SIZE: Size = { width: 1280, height: 720 };
const NOTHING: KeyframeOutcome = { events: [], dropped: false };

export function createKeyframes(): Keyframes {
  let size: Size = NO_SIZE;
  /** When the size was told that no picture has followed yet. */
  let heldAt: number | null = null;
  let pictured: 'no' | 'blank' | 'own' = 'no';
  /** The latest time that the player was given. */
  let givenMs = Number.NEGATIVE_INFINITY;

  const given = (outcome: KeyframeOutcome): KeyframeOutcome => {
    for (const { timestamp } of outcome.events) givenMs = Math.max(givenMs, timestamp);
    return outcome;
  };
  const picture = (event: eventWithTime, kind: 'blank' | 'own'): eventWithTime[] => {
    // The page begins when its size is told; the picture takes a while to be made.
    const timestamp = heldAt ?? event.timestamp;
    pictured = kind;
    heldAt = null;
    const data = { href: 'about:blank', ...size };
    return [
      { type: EventType.Meta, data, timestamp },
      { ...event, timestamp },
    ];
  };
  const others = (event: eventWithTime): KeyframeOutcome => {
    const dropped = event.type === EventType.IncrementalSnapshot && pictured !== 'own';
    const before = pictured === 'no' ? picture(blankPicture(event.timestamp), 'blank') : [];
    if (dropped) return { events: before, dropped };
    const resized = heldAt === null ? [] : [resize(size, event.timestamp)];
    heldAt = null;
    return { events: [...before, ...resized, event], dropped };
  };

  return {
    startPage() {
      pictured = 'no';
      heldAt = null;
    },
    take(event) {
      if (event.type === EventType.Meta) {
        const { width, height } = event.data;
        size = { width, height };
        heldAt = event.timestamp;
        return NOTHING;
      }
      if (event.type === EventType.FullSnapshot)
        return given({ events: picture(event, 'own'), dropped: false });
      return given(others(event));
    },
    endPage(atMs) {
      const isUnseen = pictured === 'no' && heldAt !== null;
      const blank = isUnseen
        ? given({ events: picture(blankPicture(atMs), 'blank'), dropped: false }).events
        : [];
      return atMs <= givenMs ? blank : [...blank, { type: EventType.Load, data: {}, timestamp: atMs }];
    },
    hasPicture: () => pictured === 'own',
  };
}

function resize({ width, height }: Size, timestamp: number): eventWithTime {
  const data = { source: IncrementalSource.ViewportResize, width, height } as const;
  return { type: EventType.IncrementalSnapshot, data, timestamp };
}
