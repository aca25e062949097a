// Places of a page where a secret can sit: markup, states, changes, interaction. Each is planted once with a canary
// of its own. A catalogue of facts; knows nothing of the masker.
import { live } from './surfaces-live.ts';
import { head, markup } from './surfaces-markup.ts';

/** One place. `html` goes into a section of its own, `head` into the document's head. */
export interface Surface {
  readonly id: string;
  html?(canary: string): string;
  head?(canary: string): string;
  /** Runs before the recorder starts. */
  before?(root: HTMLElement, canary: string): void;
  /** Runs while the recorder is on. */
  during?(root: HTMLElement, canary: string): void | Promise<void>;
  /** Text that a person types into the section's first field. */
  types?(canary: string): string;
  /** rrweb itself never records it: no positive control. */
  readonly unseen?: true;
}

/** Channels that rrweb has no events for, or that its own defaults leave out. */
const UNSEEN =
  /^(?:canvas\.|font\.|page\.|selection\.|doc\.template|doc\.script|doc\.json|head\.json-ld|input\.file|element\.def|css\.not-applied|css\.comment|css\.(?:selector-lang|media|page)|frame\.sandbox)/;

/** Fields that a person types into. */
const typed: Readonly<Record<string, string>> = {
  'typed.text': '<input>',
  'typed.email': '<input type="email">',
  'typed.password': '<input type="password">',
  'typed.textarea': '<textarea></textarea>',
  'typed.contenteditable': '<div contenteditable="true">&nbsp;</div>',
};

/** All places. */
export const SURFACES: readonly Surface[] = [
  ...Object.entries(markup).map(([id, html]) => ({ id, html, ...seen(id) })),
  ...Object.entries(head).map(([id, html]) => ({ id, head: html, ...seen(id) })),
  ...Object.entries(live).map(([id, [html, before, during]]) => ({
    id,
    html: () => html,
    ...(before === null ? {} : { before }),
    ...(during === null ? {} : { during }),
    ...seen(id),
  })),
  ...Object.entries(typed).map(([id, html]) => ({ id, html: () => html, types: (c: string) => c })),
];

function seen(id: string): { unseen?: true } {
  return UNSEEN.test(id) ? { unseen: true } : {};
}
