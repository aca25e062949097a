// An opened session: stage, timeline, controls, events and facts beside it. It fits the window: nothing scrolls but
// the lists. All of it is text and numbers; the recorded page itself is only ever in the player's frame.

import { ChevronLeft } from 'lucide-react';
import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { Badge } from '../kit/badge.tsx';
import { Page } from '../kit/page.tsx';
import { StandingBadge } from '../sessions/session-columns.tsx';
import { startWords } from '../sessions/session-times.ts';
import { PlaybackAnnouncer } from './playback-announcer.tsx';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayNotes } from './replay-notes.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { ReplayStage } from './replay-stage.tsx';
import { SessionMenu } from './session-menu.tsx';
import { Timeline } from './timeline.tsx';
import { useFullScreen } from './use-full-screen.ts';
import type { OpenedSession } from './use-open-session.ts';
import { useReplayCommands } from './use-replay-commands.ts';
import './replay.css';

export interface ReplayViewProps {
  readonly opened: OpenedSession;
  /** Back to the door, to open the session anew. */
  readonly onReopen: () => void;
}

/** The replay page. */
export function ReplayView({ opened, onReopen }: ReplayViewProps): ReactElement {
  const { session, playback, openedAtMs } = opened;
  const fullScreen = useFullScreen();
  const commands = useReplayCommands(playback, fullScreen.toggle);
  const heading = useRef<HTMLHeadingElement>(null);
  // The door before may have been scrolled, and the field that had the focus is gone with it.
  useEffect(() => {
    heading.current?.focus();
    // New browsers answer with a promise, which is no clean-up.
    void window.scrollTo({ top: 0 });
  }, []);
  const seenMs = session.lastArrivalAtMs - session.createdAtMs;
  return (
    <Page title={`Session of ${startWords(session.createdAtMs, openedAtMs)}`}>
      <div className="replay" data-full={fullScreen.isFull ? '' : undefined}>
        <ReplayHead opened={opened} heading={heading} />
        <div className="replay-main">
          <ReplayNotes opened={opened} onReopen={onReopen} />
          <ReplayStage playback={playback} session={session} onToggle={() => commands.do('play-or-pause')} />
          <div className="replay-deck">
            <Timeline playback={playback} seenMs={seenMs} onStep={commands.do} />
            <ReplayControls
              playback={playback}
              seenMs={seenMs}
              commands={commands}
              isFull={fullScreen.isFull}
            />
          </div>
        </div>
        <ReplayPanel opened={opened} />
        <PlaybackAnnouncer playback={playback} />
      </div>
    </Page>
  );
}

function ReplayHead({
  opened: { session, purpose, openedAtMs },
  heading,
}: {
  readonly opened: OpenedSession;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}): ReactElement {
  return (
    <header className="replay-head">
      <Link href="/sessions" className="replay-back" aria-label="Sessions">
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="replay-title">
        <h1 ref={heading} tabIndex={-1}>
          {startWords(session.createdAtMs, openedAtMs)}
        </h1>
        <span className="muted">{session.siteId}</span>
        {session.kind === 'test' ? <Badge tone="info">Test</Badge> : null}
        <StandingBadge session={session} nowMs={openedAtMs} />
      </div>
      <p className="replay-purpose" title={`Opened for: ${purpose}`}>
        <span className="faint">Opened for</span> {purpose}
      </p>
      <SessionMenu session={session} />
    </header>
  );
}
