// The frame in which the recorded page is shown: a document of another origin. This side measures the room it has,
// lies over it so that it never gets a key press or a click, and says what it waits for.
import type { SessionSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { Play, RotateCcw } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { configQuery } from '../api/queries.ts';
import { ProgressBar } from '../kit/progress.tsx';
import { sizeWords } from '../words/time-words.ts';
import type { SessionPlayback } from './session-playback.ts';
import { isInGap } from './timeline-geometry.ts';
import { usePlayback } from './use-playback.ts';

/** How long the player document may take to answer, milliseconds. */
const PLAYER_ANSWERS_MS = 20_000;

export interface ReplayStageProps {
  readonly playback: SessionPlayback;
  readonly session: SessionSummary;
  readonly onToggle: () => void;
}

/** The stage and what lies over it. */
export function ReplayStage({ playback, session, onToggle }: ReplayStageProps): ReactElement {
  const player = useQuery(configQuery).data?.player;
  // What answers there is not our player: it is not shown any longer.
  const isCut = usePlayback(playback, (view) => view.playback.problem === 'stage_flooding');
  const room = useRoom(playback);
  useMissingPlayer(playback);
  return (
    <section ref={room} className="stage" aria-label="Recorded page">
      {player === undefined || isCut ? null : (
        <iframe
          title="Recorded page"
          src={`${player}/`}
          sandbox="allow-scripts allow-same-origin"
          referrerPolicy="no-referrer"
          tabIndex={-1}
          onLoad={({ currentTarget }) => playback.attach(currentTarget, player)}
        />
      )}
      <StageCover playback={playback} onToggle={onToggle} />
      <StageState playback={playback} session={session} />
    </section>
  );
}

/** Tells the stage how much room there is, now and when it changes. */
function useRoom(playback: SessionPlayback) {
  const room = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth > 0 && clientHeight > 0) playback.fit(clientWidth, clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [playback]);
  return room;
}

function useMissingPlayer(playback: SessionPlayback): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!playback.view().playback.ready) playback.missing();
    }, PLAYER_ANSWERS_MS);
    return () => clearTimeout(timer);
  }, [playback]);
}

/** Takes clicks in place of the recorded page. The controls below do the same by keyboard. */
function StageCover({ playback, onToggle }: Omit<ReplayStageProps, 'session'>): ReactElement {
  const isPlaying = usePlayback(playback, ({ playback: { wantsPlay } }) => wantsPlay);
  const isFinished = usePlayback(playback, ({ playback: { finished } }) => finished);
  const isShown = usePlayback(
    playback,
    ({ recording, playback: { ready } }) => ready && recording.playableMs > 0,
  );
  // Who pauses midway wants to look: the sign then waits for the mouse.
  const isMidway = usePlayback(playback, ({ playback: { atMs, finished } }) => atMs > 0 && !finished);
  const label = isFinished ? 'Play again' : isPlaying ? 'Pause' : 'Play';
  return (
    <Button className="stage-cover" aria-label={label} excludeFromTabOrder onPress={onToggle}>
      {isShown && !isPlaying ? (
        <span className="stage-sign" data-midway={isMidway ? '' : undefined} aria-hidden="true">
          {isFinished ? <RotateCcw size={26} /> : <Play size={28} />}
        </span>
      ) : null}
    </Button>
  );
}

/** What is being waited for, over the stage. */
function StageState({ playback, session }: Omit<ReplayStageProps, 'onToggle'>): ReactElement | null {
  const { recording, playback: state } = usePlayback(playback, (view) => view);
  if (state.problem !== null || recording.failure !== null) return null;
  const nothingYet = recording.pages.length === 0 || !state.ready;
  if (nothingYet && recording.report === null) {
    const share = session.bytes > 0 ? Math.min(1, recording.bytes / session.bytes) : null;
    return (
      <div className="stage-opening">
        <ProgressBar label="Opening the session" value={recording.bytes > 0 ? share : null} />
        <span>
          Opening…{' '}
          {recording.bytes > 0 ? `${sizeWords(recording.bytes)} of ${sizeWords(session.bytes)}` : null}
        </span>
      </div>
    );
  }
  if (isInGap(recording.report, state.atMs)) {
    return <div className="stage-pill">A piece is missing here: the picture may be out of date</div>;
  }
  if (state.skipping) return <div className="stage-pill">Skipping an idle stretch</div>;
  if (state.waiting && recording.report === null)
    return <div className="stage-pill">Waiting for more of it to arrive</div>;
  return null;
}
