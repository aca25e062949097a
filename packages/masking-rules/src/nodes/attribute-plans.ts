// What the rules say of an attribute of one name on elements of one name, looked up once. Must hold nothing but what the
// tables say: no value of a page.
import { type AttributeRule, ruleOf } from './attribute-rules.ts';
import { draws } from './drawings.ts';
import { bitsOfAttribute, namesMedia } from './readable-attributes.ts';

export interface AttributePlan {
  /** Channels that must all be shown for it to pass as it is; 0 for one that never does. */
  readonly bits: number;
  /** How it passes where they are not; null when it does not. */
  readonly rule: AttributeRule | null;
  /** Does it hold addresses of media? */
  readonly isMedia: boolean;
  /** Does it draw? */
  readonly draws: boolean;
}

/** Plans by element and attribute. */
export type AttributePlans = Map<string, Map<string, AttributePlan>>;

/** A page makes up names of elements and of attributes: no more than these are remembered. */
const MOST_ELEMENTS = 300;
const MOST_ATTRIBUTES = 200;

/** What is to be done with an attribute. */
export function planOf(plans: AttributePlans, tag: string, name: string): AttributePlan {
  return plans.get(tag)?.get(name) ?? plan(plans, tag, name);
}

function plan(plans: AttributePlans, tag: string, name: string): AttributePlan {
  const made = {
    bits: bitsOfAttribute(tag, name),
    rule: ruleOf(name, tag),
    isMedia: namesMedia(tag, name),
    draws: draws(tag, name),
  };
  const known = plans.get(tag) ?? new Map<string, AttributePlan>();
  if (known.size < MOST_ATTRIBUTES) known.set(name, made);
  if (plans.size < MOST_ELEMENTS) plans.set(tag, known);
  return made;
}
