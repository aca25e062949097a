// The timeline: what happened when, what is missing, what has not arrived, and the place of the playback, which can
// be moved.
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { clockWords } from '../sessions/session-times.ts';
import { timelineMs } from './recording-so-far.ts';
import type { SessionPlayback } from './session-playback.ts';
import type { ReplayCommand } from './shortcuts.ts';
import { shareOf } from './timeline-geometry.ts';
import { TimelinePicture } from './timeline-picture.tsx';
import { usePlayback } from './use-playback.ts';

export interface TimelineProps {
  readonly playback: SessionPlayback;
  /** The session's length by the collector's clock, milliseconds. */
  readonly seenMs: number;
  readonly onStep: (command: ReplayCommand) => void;
}

/** The slider counts seconds, which is what it says to screen readers. */
const SECONDS = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 0 } as const;
const STEP_SECONDS = 0.01;

/** The slider over its picture. */
export function Timeline({ playback, seenMs, onStep }: TimelineProps): ReactElement {
  const totalMs = usePlayback(playback, ({ recording }) => timelineMs(recording, seenMs));
  const atMs = usePlayback(playback, (view) => view.playback.atMs);
  const [draggedS, setDragged] = useState<number | null>(null);
  const [hoverMs, setHover] = useState<number | null>(null);
  const shownMs = draggedS === null ? Math.min(atMs, totalMs) : draggedS * 1000;
  return (
    <div onKeyDownCapture={(event) => stepInstead(event, onStep)}>
      <Slider
        aria-label="Position"
        className="timeline"
        minValue={0}
        maxValue={totalMs / 1000}
        step={STEP_SECONDS}
        value={shownMs / 1000}
        formatOptions={SECONDS}
        onChange={setDragged}
        onChangeEnd={(seconds) => {
          setDragged(null);
          playback.seek(seconds * 1000);
        }}
      >
        <SliderTrack
          className="timeline-track"
          onPointerMove={({ clientX, currentTarget }) => {
            const { left, width } = currentTarget.getBoundingClientRect();
            setHover(shareOf(clientX - left, width) * totalMs);
          }}
          onPointerLeave={() => setHover(null)}
        >
          <TimelinePicture playback={playback} totalMs={totalMs} />
          <div className="timeline-played" style={{ width: `${shareOf(shownMs, totalMs) * 100}%` }} />
          <SliderThumb className="timeline-thumb" />
          {hoverMs === null && draggedS === null ? null : (
            <TimeLabel atMs={draggedS === null ? (hoverMs ?? 0) : shownMs} totalMs={totalMs} />
          )}
        </SliderTrack>
      </Slider>
    </div>
  );
}

/** On the slider, too, an arrow is five seconds; with shift, an event. */
function stepInstead(event: KeyboardEvent, onStep: TimelineProps['onStep']): void {
  const step = event.shiftKey ? SHIFT_ARROWS[event.key] : ARROWS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onStep(step);
}

const ARROWS: Readonly<Record<string, ReplayCommand>> = {
  ArrowLeft: 'back',
  ArrowDown: 'back',
  ArrowRight: 'forward',
  ArrowUp: 'forward',
  ' ': 'play-or-pause',
};
const SHIFT_ARROWS: Readonly<Record<string, ReplayCommand>> = {
  ArrowLeft: 'previous-event',
  ArrowRight: 'next-event',
};

function TimeLabel({ atMs, totalMs }: { readonly atMs: number; readonly totalMs: number }): ReactElement {
  return (
    <span
      className="timeline-label figures"
      aria-hidden="true"
      style={{ left: `${shareOf(atMs, totalMs) * 100}%` }}
    >
      {clockWords(atMs)}
    </span>
  );
}
