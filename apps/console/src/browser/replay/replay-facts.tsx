// The session's facts on the replay page: the clear ones, and what the opening found.
import type { SessionReport } from '@scrim/replay';
import type { ReactElement } from 'react';
import { lengthWords, momentWords } from '../sessions/session-times.ts';
import { countWords } from '../words/time-words.ts';
import { NotePlaces } from './replay-notes.tsx';
import { notesOf } from './report-words.ts';
import { SessionFacts } from './session-facts.tsx';
import type { SessionPlayback } from './session-playback.ts';
import type { OpenedSession } from './use-open-session.ts';
import { usePlayback } from './use-playback.ts';

/** All facts, in the panel. */
export function ReplayFacts({ opened }: { readonly opened: OpenedSession }): ReactElement {
  const { session, purpose, openedAtMs, playback } = opened;
  const report = usePlayback(playback, (view) => view.recording.report);
  const hasFailed = usePlayback(playback, (view) => view.recording.failure !== null);
  return (
    <div className="replay-facts">
      <h2>Opening</h2>
      <dl className="facts">
        <dt>Purpose</dt>
        <dd>{purpose}</dd>
        <dt>Opened</dt>
        <dd>{momentWords(openedAtMs)}</dd>
      </dl>
      <h2>Recording</h2>
      {report === null ? (
        <p className="muted">
          {hasFailed
            ? 'The opening stopped before its end: there is no account of it.'
            : 'It is still arriving.'}
        </p>
      ) : (
        <ReportFacts report={report} playback={playback} />
      )}
      <h2>Session</h2>
      <SessionFacts session={session} nowMs={openedAtMs} />
    </div>
  );
}

function ReportFacts({
  report,
  playback,
}: {
  readonly report: SessionReport;
  readonly playback: SessionPlayback;
}): ReactElement {
  const unplayable = usePlayback(playback, (view) => view.playback.unplayable);
  const dropped = Object.values(report.dropped).reduce((sum, count) => sum + count, 0) + unplayable;
  const notes = notesOf(report);
  return (
    <>
      <dl className="facts">
        <dt>Plays for</dt>
        <dd>{lengthWords(report.durationMs)}</dd>
        <dt>Window</dt>
        <dd>{windowsOf(report)}</dd>
        <dt>Events</dt>
        <dd>{report.events.toLocaleString('en-GB')}</dd>
        {dropped === 0 ? null : (
          <FactOf term="Not played" words={`${countWords(dropped, 'event')} that could not be`} />
        )}
        {report.removed === 0 ? null : (
          <FactOf
            term="Taken out"
            words={`${countWords(report.removed, 'part')} that a replay must not have`}
          />
        )}
        {report.moved === 0 ? null : (
          <FactOf
            term="Put in order"
            words={`${countWords(report.moved, 'event')} whose time was out of order`}
          />
        )}
      </dl>
      {notes.length === 0 ? (
        <p className="muted">Nothing is missing, and every page load has its end.</p>
      ) : (
        notes.map((note) => (
          <p key={note.id}>
            <strong>{note.title}</strong> {note.words} <NotePlaces note={note} playback={playback} />
          </p>
        ))
      )}
    </>
  );
}

function FactOf({ term, words }: { readonly term: string; readonly words: string }): ReactElement {
  return (
    <>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </>
  );
}

/** The sizes that the visitor's window had when pages were loaded. */
function windowsOf({ pages }: SessionReport): string {
  const sizes = new Set(
    pages.filter(({ width }) => width > 0).map(({ width, height }) => `${width} × ${height}`),
  );
  return sizes.size === 0 ? 'Not known' : [...sizes].slice(0, 3).join(', ');
}
