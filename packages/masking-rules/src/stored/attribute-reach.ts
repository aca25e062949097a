// What the masker does with an attribute, asked of its own rules, so that there is no second list to keep in step.
import type { MaskContext } from '../mask-context.ts';
import { ruleOf } from '../nodes/attribute-rules.ts';

/** Answers for one attribute; the element's name in lower case. */
export interface AttributeReach {
  /** Is there a rule for it on such an element, so that masking may have changed it? */
  isRuled(tag: string): boolean;
  /** Would this value have passed, in whatever form, so that its absence says that it was not there? */
  passes(tag: string, value: string): boolean;
  /** Would every value have passed, in whatever form? */
  passesAlways(tag: string): boolean;
  /** Does this value pass as it is, but for its case? */
  keeps(tag: string, value: string): boolean;
}

/** Values are left out of some controls after their rule has passed them. */
const UNSURE: ReadonlySet<string> = new Set(['value']);
/** Two values that have nothing in common: what passes with both passes always. */
const ODD_VALUES = ['', 'q7 \u00df?'];

/** Rules that ask for more than this throw, and that is a doubt like any other. */
const ASKING = { tokenise: () => '\0' } as Partial<MaskContext> as MaskContext;

export function attributeReach(name: string): AttributeReach {
  const masked = (tag: string, value: string): string | null => {
    if (UNSURE.has(name)) return null;
    try {
      return ruleOf(name, tag)?.(value, ASKING, tag) ?? null;
    } catch {
      return null;
    }
  };
  return {
    isRuled: (tag) => ruleOf(name, tag) !== null,
    passes: (tag, value) => masked(tag, value) !== null,
    passesAlways: (tag) => ODD_VALUES.every((value) => masked(tag, value) !== null),
    keeps: (tag, value) => value !== '' && masked(tag, value)?.toLowerCase() === value.toLowerCase(),
  };
}
