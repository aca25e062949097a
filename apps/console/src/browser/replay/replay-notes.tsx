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

/** All that must be said of this opening. */
export function ReplayNotes({ opened }: { readonly opened: OpenedSession }): ReactElement {
  const { playback } = opened;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const failure = usePlayback(playback, (view) => view.recording.failure ?? view.playback.problem);
  const report = usePlayback(playback, (view) => view.recording.report);
  const notes = [...(report === null ? [] : notesOf(report)), ...arrivingNote(opened)];
  const shown = notes.filter(({ id }) => !hidden.has(id));
  return (
    <div className="replay-notes" role="status">
      {failure === null ? null : (
        <Banner tone="bad" title={failureWords(failure).title}>
          {failureWords(failure).words}
        </Banner>
      )}
      {shown.map((note) => (
        <Banner
          key={note.id}
          tone={note.id === 'arriving' ? 'info' : 'warn'}
          title={note.title}
          action={
            <IconButton
              label="Put this note away"
              size="small"
              icon={<X size={14} />}
              onPress={() => setHidden(new Set([...hidden, note.id]))}
            />
          }
        >
          {note.words} <NotePlaces note={note} playback={playback} />
        </Banner>
      ))}
    </div>
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

/** A session that was still being recorded has more by now; opening it again is another entry in the log. */
function arrivingNote({ session, openedAtMs }: OpenedSession): readonly HonestNote[] {
  if (standingOf(session, openedAtMs) !== 'arriving') return [];
  return [
    {
      id: 'arriving',
      title: 'Still being recorded.',
      words: 'You see what had arrived when you opened it. Open it again later for the rest.',
      atMs: [],
    },
  ];
}
