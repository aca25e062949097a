// The purpose of an opening, put together from what the person chose and typed. It goes into the audit log as it is:
// the person sees the whole text before it is sent, and nothing is added that they did not say.

/** The shortest and longest purpose, characters: the collector's rule. */
export const PURPOSE_LENGTH = { min: 3, max: 500 } as const;

/** Why people usually open a session. */
export const PURPOSE_CHOICES = [
  'Support case',
  'Bug report',
  'Usability study',
  'Complaint',
  'Fraud check',
] as const;

export type PurposeChoice = (typeof PURPOSE_CHOICES)[number];

/** What the person has said so far. */
export interface PurposeDraft {
  readonly choice: PurposeChoice | null;
  /** A ticket's number; may be empty. */
  readonly ticket: string;
  /** Their own words; may be empty once a choice is made. */
  readonly words: string;
}

export const EMPTY_PURPOSE: PurposeDraft = { choice: null, ticket: '', words: '' };

/** The purpose as it will be written: `Support case, ticket 4711: cannot pay`. Empty while nothing was said. */
export function purposeText({ choice, ticket, words }: PurposeDraft): string {
  const number = oneLine(ticket);
  const head = [choice ?? '', number === '' ? '' : `ticket ${number}`].filter((part) => part !== '');
  return [head.join(', '), oneLine(words)].filter((part) => part !== '').join(': ');
}

/** Why the draft is no purpose yet; null when it is one. */
export function purposeProblem(draft: PurposeDraft): string | null {
  if (draft.choice === null && oneLine(draft.words) === '')
    return 'Choose or type why you open this session.';
  // As the collector counts: a sign is one character, however a program stores it.
  const { length } = [...purposeText(draft)];
  if (length < PURPOSE_LENGTH.min) return `Say a little more: at least ${PURPOSE_LENGTH.min} characters.`;
  if (length > PURPOSE_LENGTH.max) return `Too long by ${length - PURPOSE_LENGTH.max} characters.`;
  return null;
}

/** White space, controls, lone surrogates, and the signs that turn the direction of writing. */
const NOT_ON_A_LINE = /[\s\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Pasted text has line breaks and more; the log's entry is one visible line, and the collector takes no other. */
function oneLine(text: string): string {
  return text.replaceAll(NOT_ON_A_LINE, ' ').trim();
}
