// Says in whole sentences what of a recording is missing or uncertain. Never makes it sound better than it is.
import type { SessionReport } from '@scrim/replay';
import { clockWords, lengthWords } from '../sessions/figure-words.ts';

/** Something the viewer must know, and where to look. */
export interface HonestNote {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Replay time to jump to; null where there is no place. */
  readonly atMs: number | null;
}

/** What a report says that a viewer must know. */
export function notesOf(report: SessionReport): readonly HonestNote[] {
  return [...report.gaps.map(gapNote), ...closingNote(report)];
}

function gapNote({ fromMs, toMs }: SessionReport['gaps'][number], index: number): HonestNote {
  const missing = toMs === null ? 'Part' : lengthWords(toMs - fromMs);
  return {
    id: `gap-${index}`,
    title: `Gap at ${clockWords(fromMs)}`,
    words: `${missing} of the recording ${toMs === null ? 'is' : 'are'} missing here; what you see after it may be incomplete until the next page load.`,
    atMs: fromMs,
  };
}

function closingNote({ closed }: SessionReport): readonly HonestNote[] {
  if (closed) return [];
  return [
    {
      id: 'not-closed',
      title: 'Not closed',
      words: 'At least one page load has no end: the end may be missing, or the page is still open.',
      atMs: null,
    },
  ];
}

/** Codes of an opening that stopped midway or never began, in words. */
const FAILURES: Readonly<Record<string, { readonly title: string; readonly words: string }>> = {
  not_a_recipient: {
    title: 'Not sealed to this key',
    words: 'The session was sealed to other reading keys. Lock, and unlock one of those.',
  },
  session_erased: { title: 'Erased', words: 'The session was erased while you were watching. Nothing of it opens again.' },
  sign_in_required: { title: 'Signed out', words: 'Your sign-in has run out. Sign in and open the session again.' },
  network_failed: {
    title: 'The connection broke',
    words: 'The rest did not arrive. What has arrived can be played; open the session again for the whole.',
  },
};

/** A failure in words; an unknown code is shown, so that it can be told to whoever runs the collector. */
export function failureWords(code: string): { readonly title: string; readonly words: string } {
  const known = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
  return (
    known ?? {
      title: 'The recording could not be opened any further',
      words: `What came before can be played. (${code})`,
    }
  );
}
