// Banners above the stage: what is missing, what is uncertain, what failed. They can be put away; the session's tab
// keeps them.
import { X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Banner } from '../kit/banner.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { standingOf } from '../sessions/session-state.ts';
import { clockWords } from '../sessions/session-times.ts';
import { failureWords, type HonestNote, notesOf } from './report-words.ts';
import type { SessionPlayback } from './session-playback.ts';
import type { OpenedSession } from './use-open-session.ts';
import { usePlayback } from './use-playback.ts';

/** Places to jump to that fit into a banner. */
const MAX_PLACES = 6;

export interface ReplayNotesProps {
  readonly opened: OpenedSession;
  /** Back to the door, to open the session anew. */
  readonly onReopen: () => void;
}

/** All that must be said of this opening. */
export function ReplayNotes({ opened, onReopen }: ReplayNotesProps): ReactElement {
  const { playback } = opened;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const failure = usePlayback(playback, (view) => view.recording.failure ?? view.playback.problem);
  const isBegun = usePlayback(playback, (view) => view.recording.pages.length > 0);
  const report = usePlayback(playback, (view) => view.recording.report);
  const said = failure === null ? null : failureWords(failure, isBegun);
  const notes = [...(report === null ? [] : stillTrue(notesOf(report), opened)), ...arrivingNote(opened)];
  const shown = notes.filter(({ id }) => !hidden.has(id));
  return (
    <div className="replay-notes" role="status">
      {said === null ? null : (
        <Banner tone="bad" title={said.title} action={<ReopenButton onReopen={onReopen} />}>
          {said.words}
        </Banner>
      )}
      {shown.map((note) => (
        <Banner
          key={note.id}
          tone={note.id === 'arriving' ? 'info' : 'warn'}
          title={note.title}
          action={
            <span className="note-actions">
              <NotePlaces note={note} playback={playback} />
              {note.id === 'arriving' ? <ReopenButton onReopen={onReopen} /> : null}
              <IconButton
                label="Put this note away"
                size="small"
                icon={<X size={14} />}
                onPress={() => setHidden(new Set([...hidden, note.id]))}
              />
            </span>
          }
        >
          {note.words}
        </Banner>
      ))}
    </div>
  );
}

function ReopenButton({ onReopen }: Pick<ReplayNotesProps, 'onReopen'>): ReactElement {
  return (
    <Button size="small" onPress={onReopen}>
      Open again
    </Button>
  );
}

/** Buttons that lead to what a note is about. */
export function NotePlaces({
  note,
  playback,
}: {
  readonly note: HonestNote;
  readonly playback: SessionPlayback;
}): ReactElement | null {
  if (note.atMs.length === 0) return null;
  return (
    <span className="note-places">
      {note.atMs.slice(0, MAX_PLACES).map((atMs) => (
        <Button key={atMs} size="small" variant="quiet" onPress={() => playback.seek(atMs)}>
          Go to {clockWords(atMs)}
        </Button>
      ))}
    </span>
  );
}

/** What is still being recorded has no end yet: that is said once. */
function stillTrue(notes: readonly HonestNote[], opened: OpenedSession): readonly HonestNote[] {
  return isArriving(opened) ? notes.filter(({ id }) => id !== 'not-closed') : notes;
}

const isArriving = ({ session, openedAtMs }: OpenedSession): boolean =>
  standingOf(session, openedAtMs) === 'arriving';

/** A session that was still being recorded has more by now; opening it again is another entry in the log. */
function arrivingNote(opened: OpenedSession): readonly HonestNote[] {
  if (!isArriving(opened)) return [];
  return [
    {
      id: 'arriving',
      title: 'Perhaps still being recorded.',
      words: 'Bytes came within the last minute. You see what had arrived when you opened it.',
      atMs: [],
    },
  ];
}
