// The attributes of one element, in a snapshot or in a mutation. Must never pass one that has no rule, nor let one pass
// as it is whose channels are not all shown.
import { maskProperty } from '../css/sheet-mask.ts';
import { type Fields, Refusal, readFields } from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { INPUTS, MEDIA } from '../rules/channels.ts';
import type { Decision } from '../rules/decision.ts';
import { planOf } from './attribute-plans.ts';
import { maskGeometry } from './drawings.ts';
import { maskMediaAddress } from './media-addresses.ts';
import { hideText, passText } from './passed-text.ts';
import { bitsOfAttribute } from './readable-attributes.ts';
import { maskStates } from './state-attributes.ts';

type MaskedAttribute = string | null | MaskedStyle;
type MaskedStyle = Readonly<Record<string, string | false | readonly [string, string]>>;

/** An element and what is to be masked of it. */
export interface AttributesIn {
  readonly id: number;
  /** Its name in lower case, '' when it is not known. */
  readonly tag: string;
  /** What holds for the element's own content. */
  readonly decision: Decision;
  /** As rrweb serialised them. */
  readonly attributes: Fields;
  /** Do lines of its drawing pass? Never for what changes later. */
  readonly drawn: boolean;
  /** Does the element come with them, or do they change? */
  readonly isNew: boolean;
}

/** Attributes of an element: what is known to pass, masked. */
export function maskAttributes(context: MaskContext, element: AttributesIn): Record<string, MaskedAttribute> {
  const masked: Record<string, MaskedAttribute> = maskStates(context, element);
  const { attributes } = element;
  let dropped = 0;
  for (const name in attributes) {
    if (!Object.hasOwn(attributes, name) || context.states.of(name)?.name === name) continue;
    const passed = tryAttribute(context, element, name, attributes[name]);
    if (passed !== undefined) masked[name] = passed;
    else if (context.states.of(name) === undefined) dropped += 1;
  }
  if (dropped > 0) context.count('attribute_dropped', dropped);
  if (masked.value !== undefined && isUnfit(context, element)) delete masked.value;
  return masked;
}

/** One attribute that fails must not cost the whole snapshot: it is dropped and counted. */
function tryAttribute(
  context: MaskContext,
  element: AttributesIn,
  name: string,
  given: unknown,
): MaskedAttribute | undefined {
  try {
    return maskAttribute(context, element, name, given);
  } catch {
    context.count('attribute_failed');
    return undefined;
  }
}

function maskAttribute(
  context: MaskContext,
  element: AttributesIn,
  name: string,
  given: unknown,
): MaskedAttribute | undefined {
  const { tag, decision } = element;
  const { bits, rule, isMedia, draws } = planOf(context.plans, tag, name);
  const isShown = bits !== 0 && (decision.shown & bits) === bits;
  if (given === null) return isShown || rule !== null ? null : undefined;
  if (isShown) {
    const passed = passText(context, textOf(given));
    if (passed !== null) return passed;
  } else if (bits !== 0 && typeof given === 'string') hideText(context, decision, bits, given);
  if (isMedia) {
    return (decision.shown & MEDIA) === 0
      ? undefined
      : (maskMediaAddress(context, name, textOf(given)) ?? undefined);
  }
  if (draws) return element.drawn ? (maskGeometry(name, textOf(given)) ?? undefined) : undefined;
  if (rule === null || (name.startsWith('rr_scroll') && isMaskedEditor(decision))) return undefined;
  if (name === 'style' && typeof given === 'object') return maskStyleDiff(context, readFields(given));
  return rule(textOf(given), context, tag) ?? undefined;
}

/** How far an editor is scrolled would tell how long its text is. */
function isMaskedEditor({ entered, shown }: Decision): boolean {
  return entered && (shown & INPUTS) === 0;
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  if (given === true) return '';
  throw new Refusal('event_malformed');
}

// Only text that stands in a field is shown masked; a choice, a hidden value or a file name is not hinted at.
function isUnfit({ page }: MaskContext, { id, tag, decision, attributes }: AttributesIn): boolean {
  const bits = bitsOfAttribute(tag, 'value');
  if (bits !== 0 && (decision.shown & bits) === bits) return false;
  const node = typeof attributes.type === 'string' ? null : page.find(id);
  const type = typeof attributes.type === 'string' ? attributes.type : node && page.attribute(node, 'type');
  return /^(?:hidden|checkbox|radio|file|image|color|range)$/.test((type ?? '').trim().toLowerCase());
}

/** rrweb's object form of a style change: `false` removes, a pair is a value and its priority. */
function maskStyleDiff({ tokenise }: MaskContext, diff: Fields): MaskedStyle {
  const masked: Record<string, string | false | readonly [string, string]> = {};
  for (const [name, given] of Object.entries(diff)) {
    const [text, priority] = Array.isArray(given) ? given : [given, ''];
    const passed = maskProperty(tokenise, name, typeof text === 'string' ? text : '');
    if (passed === null) continue;
    masked[passed.property] = passed.value ? withPriority(passed.value, priority) : false;
  }
  return masked;
}

function withPriority(value: string, priority: unknown): string | readonly [string, string] {
  return priority === 'important' ? [value, 'important'] : value;
}
