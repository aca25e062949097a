// Says in whole sentences what of a recording is missing or uncertain. Never makes it sound better than it is.
import type { SessionReport } from '@scrim/replay';
import { clockWords, lengthWords } from '../sessions/session-times.ts';
import { countWords } from '../words/time-words.ts';

/** Something the viewer must know, and where to look. */
export interface HonestNote {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Replay times to jump to. */
  readonly atMs: readonly number[];
}

const UNTIL_NEXT_PAGE = 'what you see after it may be incomplete until the next page load.';

/** What a report says that a viewer must know. */
export function notesOf(report: SessionReport): readonly HonestNote[] {
  return [...gapNote(report), ...pictureNote(report), ...orderNote(report), ...closingNote(report)];
}

function gapNote({ gaps }: SessionReport): readonly HonestNote[] {
  const [first, ...others] = gaps;
  if (first === undefined) return [];
  const { fromMs, toMs } = first;
  const missing =
    toMs === null ? 'Part of the recording is' : `${lengthWords(toMs - fromMs)} of the recording are`;
  return [
    {
      id: 'gaps',
      title: others.length === 0 ? `Gap at ${clockWords(fromMs)}.` : `${gaps.length} gaps.`,
      words:
        others.length === 0
          ? `${missing} missing here; ${UNTIL_NEXT_PAGE}`
          : `Parts of the recording are missing, hatched on the timeline; ${UNTIL_NEXT_PAGE.replace('it', 'one')}`,
      atMs: gaps.map((gap) => gap.fromMs),
    },
  ];
}

function pictureNote({ pages }: SessionReport): readonly HonestNote[] {
  const unseen = pages.filter(({ hasPicture }) => !hasPicture);
  if (unseen.length === 0) return [];
  return [
    {
      id: 'no-picture',
      title: `${countWords(unseen.length, 'page load')} cannot be shown.`,
      words:
        'The first picture of the page did not arrive, and without it nothing of the page load can be drawn.',
      atMs: unseen.map(({ startMs }) => startMs),
    },
  ];
}

const DOUBTS: ReadonlySet<SessionReport['pages'][number]['prev']> = new Set(['missing', 'short', 'differs']);

/** A page load names the one before it by a digest: a missing or shortened one is seen. */
function orderNote({ pages, gaps }: SessionReport): readonly HonestNote[] {
  const hasGap = new Set(gaps.map(({ pageIndex }) => pageIndex));
  // A gap in the page load before says it already.
  const doubtful = pages.filter(({ prev, index }) => DOUBTS.has(prev) && !hasGap.has(index - 1));
  if (doubtful.length === 0) return [];
  return [
    {
      id: 'order',
      title: 'Something is missing before a page load:',
      words: 'the page load before it did not arrive, or not to its end.',
      atMs: doubtful.map(({ startMs }) => startMs),
    },
  ];
}

function closingNote({ closed }: SessionReport): readonly HonestNote[] {
  if (closed) return [];
  return [
    {
      id: 'not-closed',
      title: 'Not closed:',
      words: 'the end may be missing, or the page is still open.',
      atMs: [],
    },
  ];
}

/** Something that stopped the opening or the stage. */
interface Failure {
  readonly title: string;
  readonly words: string;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  not_a_recipient: {
    title: 'Not sealed to this key.',
    words: 'The session was sealed to other reading keys. Lock this one, and unlock one of those.',
  },
  session_erased: { title: 'Erased.', words: 'The session was erased meanwhile. Nothing of it opens again.' },
  session_empty: {
    title: 'Nothing there yet.',
    words: 'Nothing has arrived of this session. Try again later.',
  },
  session_too_large: {
    title: 'Too large for a browser.',
    words: 'What came before the limit can be played. For the rest use scrim open.',
  },
  sign_in_required: {
    title: 'Signed out.',
    words: 'Your sign-in has run out. Sign in and open the session again.',
  },
  forgotten: {
    title: 'Locked while it was opening.',
    words: 'What had been opened before can be played. Unlock a key and open the session again for the rest.',
  },
  network_failed: {
    title: 'The connection broke.',
    words: 'What has arrived can be played. Open the session again for the rest.',
  },
  worker_failed: {
    title: 'The part of this page that opens sessions has stopped.',
    words: 'What had been opened before can be played. Reload the page and open the session again.',
  },
  player_missing: {
    title: 'The player does not answer.',
    words: 'Recordings are shown in a document on an address of its own, and that address does not answer.',
  },
  sandbox_missing: {
    title: 'Not played.',
    words: 'This browser does not shut the recorded page in as it must be, so nothing of it is shown.',
  },
  stage_failed: {
    title: 'The recording cannot be drawn any further.',
    words: 'Too many of its events do not fit the page. Events and timeline still show what happened.',
  },
};

/** A failure in words; an unknown code is shown, so that it can be told to whoever runs the collector. */
export function failureWords(code: string): Failure {
  const known = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
  return (
    known ?? {
      title: 'It could not be opened any further.',
      words: `What came before can be played. (${code})`,
    }
  );
}
