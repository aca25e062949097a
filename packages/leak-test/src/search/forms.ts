// Every form in which a secret is looked for by its characters, and what must stand around it for chance to be ruled out.
import type { Secret } from '../secrets/secret.ts';
import type { FoundForm } from './finding.ts';

/**
 * What decides whether characters that match are the secret. `none`: they are too many for chance. `digits`: they are
 * not part of a much longer number. `short`: nothing that belongs to a word or number stands beside them. `surname`:
 * it stands as a word of its own, in camelCase too. `window`: part of a random core, as long as it goes.
 */
export type Edge = 'none' | 'digits' | 'short' | 'surname' | 'window';

/** One form of one secret. */
export interface Pattern {
  /** The position of the secret in the search's list. */
  readonly secret: number;
  readonly text: string;
  readonly form: FoundForm;
  readonly edge: Edge;
  /** Upper and lower case are told apart: base64. */
  readonly exact: boolean;
  /** Not looked for among bytes that are no text. */
  readonly textOnly: boolean;
  /** Where in the secret's core a window begins. */
  readonly start: number;
}

/** Shorter encoded forms are left to chance. */
const MIN_ENCODED_CHARS = 10;
/** Parts of random letters and digits. 8 of 14: a recorder that cuts a name in half still tells it. */
const WINDOW_CHARS = 8;
/** Numbers are everywhere, so a part of one must be longer. */
const WINDOW_DIGITS = 10;
/** A core that can be told by a part of it. */
const MIN_WINDOWED_CHARS = 12;

/** All patterns of a secret. */
export function patternsOf(secret: Secret, index: number): readonly Pattern[] {
  const pattern = (text: string, form: FoundForm, edge: Edge, more: Partial<Pattern> = {}): Pattern => ({
    secret: index,
    text,
    form,
    edge,
    exact: false,
    textOnly: edge === 'short' || edge === 'surname',
    start: 0,
    ...more,
  });
  const written = [...new Set([secret.value, secret.core, ...secret.spellings])];
  const whole = written.filter((text) => secret.isShort || text.length >= WINDOW_CHARS);
  const long = [...new Set([secret.value, secret.core])].filter((text) => text.length >= WINDOW_CHARS);
  return [
    ...whole.map((text) => pattern(text, 'plain', edgeOf(secret, text))),
    ...whole
      .filter((text) => text.includes(' '))
      .map((text) => pattern(text.replaceAll(' ', '+'), 'percent', edgeOf(secret, text))),
    ...long.map((text) => pattern(reversed(text), 'reversed', edgeOf(secret, text))),
    ...long.map((text) => pattern(Buffer.from(text).toString('hex'), 'hex', 'none')),
    ...long.flatMap(base64Of).map((text) => pattern(text, 'base64', 'none', { exact: true })),
    ...windowsOf(secret).map(({ text, start }) => pattern(text, 'part', 'window', { start })),
    ...surnameOf(secret).map((text) => pattern(text, 'part', 'surname')),
    ...joinedOf(secret).map((text) => pattern(text, 'part', 'none')),
  ];
}

/** The surname of a secret in words, which tells as much as the whole. */
function surnameOf({ guise, core }: Secret): readonly string[] {
  const surname = guise === 'words' ? /^[a-z]{7,}(?=[-.])/.exec(core)?.[0] : undefined;
  return surname === undefined ? [] : [surname];
}

/** Its letters and digits without what stands between them: what is left of a text that was made a name or a key. */
function joinedOf({ guise, core }: Secret): readonly string[] {
  const joined = core.replace(/[^a-z0-9]/gi, '');
  return guise === 'words' && joined !== core && /[a-z]{10}/i.test(joined) ? [joined] : [];
}

function edgeOf({ isShort }: Secret, text: string): Edge {
  if (isShort) return 'short';
  return /^[\d\s+().-]+$/.test(text) ? 'digits' : 'none';
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** The characters that are the same wherever the text begins within a larger one: three alignments, two alphabets. */
function base64Of(text: string): readonly string[] {
  const forms = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.from('\0'.repeat(before) + text)
      .toString('base64')
      .replace(/=+$/, '');
    // The first characters mix with what stands before, the last with what follows.
    const end = (before + text.length) % 3 === 0 ? whole.length : whole.length - 1;
    const own = whole.slice(before === 0 ? 0 : before + 1, end);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set(forms)].filter((form) => form.length >= MIN_ENCODED_CHARS);
}

function windowsOf({ core, guise, isShort }: Secret): readonly { text: string; start: number }[] {
  if (isShort || core.length < MIN_WINDOWED_CHARS) return [];
  const isNumber = /\d{10}/.test(core);
  if (!isNumber && guise === 'words') return [];
  const size = isNumber ? WINDOW_DIGITS : WINDOW_CHARS;
  const windows = Array.from({ length: core.length - size + 1 }, (_, start) => ({
    text: core.slice(start, start + size),
    start,
  }));
  // The letters of an IBAN are its country's and its bank's.
  return isNumber ? windows.filter(({ text }) => /^\d+$/.test(text)) : windows;
}
