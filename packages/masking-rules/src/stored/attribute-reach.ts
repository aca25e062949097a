// What the masker does with an attribute, asked of its own rules, so that there is no second list to keep in step.
import type { MaskContext } from '../mask-context.ts';
import { ruleOf } from '../nodes/attribute-rules.ts';

/** Answers for one attribute; the element's name in lower case. */
export interface AttributeReach {
  /** What masking makes of a value: null when it drops it, `unknown` when that depends on more than the value. */
  formOf(tag: string, value: string): { readonly text: string } | null | 'unknown';
  /** Would every value have passed, in whatever form, so that its absence says that it was not there? */
  passesAlways(tag: string): boolean;
  /** Does another value become this one too? Not asked about case: listed words are written in lower case. */
  isShared(tag: string, value: string): boolean;
}

/** Values are left out of some controls after their rule has passed them. */
const UNSURE: ReadonlySet<string> = new Set(['value']);
/** A value that no page writes; with nothing, the two have nothing in common. */
const ODD = 'q7\u00df?';
/** Stands where masking would put a token. */
const SOME_TOKEN = '\0';
/** Rules that ask for more than this throw, and that is a doubt like any other. */
const ASKING = { tokenise: () => SOME_TOKEN } as Partial<MaskContext> as MaskContext;

export function attributeReach(name: string): AttributeReach {
  function formOf(tag: string, value: string): ReturnType<AttributeReach['formOf']> {
    if (UNSURE.has(name)) return 'unknown';
    try {
      const text = ruleOf(name, tag)?.(value, ASKING, tag) ?? null;
      return text === null ? null : text.includes(SOME_TOKEN) ? 'unknown' : { text };
    } catch {
      return 'unknown';
    }
  }

  function becomes(tag: string, value: string): string | null {
    const form = formOf(tag, value);
    return form === null || form === 'unknown' ? null : form.text;
  }

  return {
    formOf,
    passesAlways: (tag) => becomes(tag, '') !== null && becomes(tag, ODD) !== null,
    isShared: (tag, value) => [ODD, `${ODD} ${value}`].some((other) => becomes(tag, other) === value),
  };
}
