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
  // A piece before the first event has no length that anybody knows, and others are no longer than what is around them.
  const missing =
    toMs === null || toMs - fromMs < 500
      ? 'Part of the recording is'
      : `Up to ${lengthWords(toMs - fromMs)} of the recording are`;
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

/** `kept`: what is true besides, when something had been opened before. */
type FailureWords = Failure & { readonly kept?: string };

const KEPT = 'What came before can be played.';
const NO_RECIPIENT: FailureWords = {
  title: 'Not sealed to this key.',
  words: 'The session was sealed to other reading keys. Open it again, and unlock one of those.',
};

const FAILURES: Readonly<Record<string, FailureWords>> = {
  not_a_recipient: NO_RECIPIENT,
  ssf_no_recipient: NO_RECIPIENT,
  ssf_malformed: {
    title: 'Not whole.',
    words: 'What arrived breaks off in the middle of a piece, or is no sealed session.',
    kept: KEPT,
  },
  ssf_unsupported: {
    title: 'Of a newer kind.',
    words: 'The session is sealed in a way that this console does not know. Use a newer one.',
    kept: KEPT,
  },
  ssf_limit: {
    title: 'Larger than the format allows.',
    words: 'A piece is above a limit of sealed sessions, so it was not read.',
    kept: KEPT,
  },
  ssf_binding: {
    title: 'Not this session.',
    words: 'What arrived was sealed for another session or site. Tell whoever runs the collector.',
    kept: KEPT,
  },
  ssf_order: {
    title: 'Out of order.',
    words: 'A piece arrived twice, or not in its place. Tell whoever runs the collector.',
    kept: KEPT,
  },
  ssf_open_failed: {
    title: 'Does not open.',
    words: 'The key, the session’s secret and its bytes do not belong together, or a byte was altered.',
    kept: KEPT,
  },
  ssf_content: {
    title: 'Sealed, but not by a recorder that works.',
    words: 'A piece opened, and what is in it is not what a recorder writes.',
    kept: KEPT,
  },
  chunks_refused: {
    title: 'Not handed out.',
    words: 'The collector, or something before it, refused the session’s bytes without saying why.',
    kept: KEPT,
  },
  session_erased: { title: 'Erased.', words: 'The session was erased meanwhile. Nothing of it opens again.' },
  session_empty: {
    title: 'Nothing there yet.',
    words: 'Nothing has arrived of this session. Try again later.',
  },
  session_too_large: {
    title: 'Too large for a browser.',
    words: 'For all of it use scrim open.',
    kept: 'What came before the limit can be played.',
  },
  sign_in_required: {
    title: 'Signed out.',
    words: 'Your sign-in has run out. Sign in and open the session again.',
  },
  forgotten: {
    title: 'Locked while it was opening.',
    words: 'Unlock a key and open the session again for the rest.',
    kept: 'What had been opened before can be played.',
  },
  network_failed: {
    title: 'The connection broke.',
    words: 'Open the session again for the rest.',
    kept: 'What has arrived can be played.',
  },
  worker_failed: {
    title: 'The part of this page that opens sessions has stopped.',
    words: 'Reload the page and open the session again.',
    kept: 'What had been opened before can be played.',
  },
  player_missing: {
    title: 'The player does not answer.',
    words: 'Recordings are shown in a document on an address of its own, and that address does not answer.',
  },
  sandbox_missing: {
    title: 'Not played.',
    words: 'This browser does not shut the recorded page in as it must be, so nothing of it is shown.',
  },
  stage_flooding: {
    title: 'Not the player.',
    words:
      'What answers at the player’s address does not behave as the player does, and was shut. Trust nothing that it showed; tell whoever runs the collector.',
  },
  stage_failed: {
    title: 'The recording cannot be drawn any further.',
    words: 'Too many of its events do not fit the page. Events and timeline still show what happened.',
  },
};

/**
 * A failure in words; an unknown code is shown, so that it can be told to whoever runs the collector.
 *
 * @param isBegun something had been opened before
 */
export function failureWords(code: string, isBegun: boolean): Failure {
  const known = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
  const { title, words, kept } = known ?? {
    title: isBegun ? 'It could not be opened any further.' : 'It could not be opened.',
    words: `The reason: ${code}.`,
    kept: KEPT,
  };
  return { title, words: isBegun && kept !== undefined ? `${kept} ${words}` : words };
}
