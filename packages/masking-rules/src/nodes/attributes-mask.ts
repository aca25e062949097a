// The attributes of one element, in a snapshot or in a mutation. Must never pass one that has no rule.
import { maskProperty } from '../css/sheet-mask.ts';
import { type Fields, Refusal, readFields } from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { ruleOf } from './attribute-rules.ts';

type MaskedAttribute = string | null | MaskedStyle;
type MaskedStyle = Readonly<Record<string, string | false | readonly [string, string]>>;

/** Attributes of an element as rrweb serialised them: what is known to pass, masked. */
export function maskAttributes(
  context: MaskContext,
  tag: string,
  value: unknown,
): Record<string, MaskedAttribute> {
  const masked: Record<string, MaskedAttribute> = {};
  for (const [name, given] of Object.entries(readFields(value))) {
    const passed = guarded(context, () => maskAttribute(context, tag, name, given));
    if (passed !== undefined) masked[name] = passed;
    else context.count('attribute_dropped');
  }
  return dropUnfitValue(masked);
}

/** One attribute that fails must not cost the whole snapshot: it is dropped and counted. */
function guarded<Value>(context: MaskContext, mask: () => Value): Value | undefined {
  try {
    return mask();
  } catch {
    context.count('attribute_failed');
    return undefined;
  }
}

function maskAttribute(
  context: MaskContext,
  tag: string,
  name: string,
  given: unknown,
): MaskedAttribute | undefined {
  const rule = ruleOf(name, tag);
  if (rule === null) return undefined;
  if (given === null) return null;
  if (name === 'style' && typeof given === 'object') return maskStyleDiff(context, readFields(given));
  return rule(textOf(given), context, tag) ?? undefined;
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  if (given === true) return '';
  throw new Refusal('event_malformed');
}

// Only text that stands in a field is shown masked; a choice, a hidden value or a file name is not hinted at.
function dropUnfitValue({
  value,
  ...others
}: Record<string, MaskedAttribute>): Record<string, MaskedAttribute> {
  const type = others.type;
  const unfit = typeof type === 'string' && /^(?:hidden|checkbox|radio|file|image|color|range)$/.test(type);
  return value === undefined || unfit ? others : { ...others, value };
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
