// The `data-…` attributes that styles ask for, as a masked node carries them: under a token, with a token where a style
// names the value and empty where none does. Like classes, whatever the channels: must never hold a word of the page.
import type { Fields } from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { INPUTS } from '../rules/channels.ts';
import type { Decision } from '../rules/decision.ts';
import type { PageNode, PageView } from '../rules/page-view.ts';

/** An element and its attributes as rrweb serialised them. */
export interface StatesIn {
  readonly id: number;
  readonly decision: Decision;
  readonly attributes: Fields;
  /** Does the element come with them, or do they change? */
  readonly isNew: boolean;
}

/** Null takes one away. Of what changes, only what is not sent already. */
export function maskStates(context: MaskContext, element: StatesIn): Record<string, string | null> {
  const masked: Record<string, string | null> = {};
  const { states, sentStates } = context;
  if (states.isEmpty()) return masked;
  const { id, attributes, isNew } = element;
  if (isNew) sentStates.forget(id);
  for (const name in attributes) {
    const state = states.of(name);
    if (state === undefined || !Object.hasOwn(attributes, name) || tellsChoice(context, element)) continue;
    const given = attributes[name];
    const value = given === null ? null : typeof given === 'string' ? (state.tokenOf(given) ?? '') : '';
    const isKnown = sentStates.isKnown(id, state.name, value);
    if (isNew || !isKnown) masked[state.name] = value;
  }
  return masked;
}

/** What is chosen by these is entered, as a checkbox is. */
const CHOICES = /^(?:checkbox|radio|switch|option|menuitemcheckbox|menuitemradio)$/;
/** Elements that are asked: a control of choice is drawn by itself and by one or two in it. */
const DEPTH = 3;

// Is it the state of a control that a visitor chooses by, and are inputs masked here?
function tellsChoice({ page }: MaskContext, { id, decision }: StatesIn): boolean {
  if ((decision.shown & INPUTS) !== 0) return false;
  let node: PageNode | null = page.find(id);
  for (let depth = 0; node !== null && depth < DEPTH; depth += 1) {
    if (isChosenBy(page, node)) return true;
    node = page.above(node);
  }
  return false;
}

function isChosenBy(page: PageView, node: PageNode): boolean {
  const name = page.name(node);
  if (name === 'option' || name === 'select') return true;
  const says = page.attribute(node, name === 'input' ? 'type' : 'role') ?? '';
  return CHOICES.test(says.toLowerCase());
}
