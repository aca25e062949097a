// What the timeline shows below its slider: bands for what is idle, missing and not here yet, ticks for events. Drawn
// anew only when something arrives, not while it plays.
import { memo, type ReactElement } from 'react';
import type { SessionPlayback } from './session-playback.ts';
import { type Band, bandOf, gapBands, idleBands, shareOf, ticksOf } from './timeline-geometry.ts';
import { usePlayback } from './use-playback.ts';

/** Ticks of a kind nearer than this share of the timeline are one: about two pixels. */
const MIN_TICK_SHARE = 0.003;

/** The picture; screen readers have the event list instead. */
export const TimelinePicture = memo(function TimelinePicture({
  playback,
  totalMs,
}: {
  readonly playback: SessionPlayback;
  readonly totalMs: number;
}): ReactElement {
  const recording = usePlayback(playback, (view) => view.recording);
  const { marks, pages, playableMs, report } = recording;
  const ahead = report === null ? [bandOf(playableMs, totalMs, totalMs)] : [];
  return (
    <div className="timeline-picture" aria-hidden="true">
      <Bands bands={idleBands(report, totalMs)} look="idle" />
      <Bands bands={ahead} look="ahead" />
      <Bands bands={gapBands(report, totalMs)} look="gap" />
      {pages.map(({ index, startMs }) => (
        <i key={index} className="timeline-page" style={leftAt(shareOf(startMs, totalMs))} />
      ))}
      {ticksOf(marks, totalMs, MIN_TICK_SHARE).map(({ kind, at, firstId }) =>
        kind === 'page' || kind === 'gap' ? null : (
          <i key={firstId} className="timeline-tick" data-kind={kind} style={leftAt(at)} />
        ),
      )}
    </div>
  );
});

function Bands({
  bands,
  look,
}: {
  readonly bands: readonly Band[];
  readonly look: 'idle' | 'ahead' | 'gap';
}): ReactElement[] {
  return bands.map(({ fromMs, start, width }) => (
    <i
      key={fromMs}
      className="timeline-band"
      data-look={look}
      style={{ ...leftAt(start), width: `${width * 100}%` }}
    />
  ));
}

const leftAt = (share: number) => ({ left: `${share * 100}%` });
