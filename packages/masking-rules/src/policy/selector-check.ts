// The page's own engine says whether it understands a selector. Must never run where there is no page, and must never
// take a selector that the engine would forgive.
import { PolicyError } from './policy-error.ts';

/** Does an engine understand this selector list, and each selector between its commas? */
export type SelectorCheck = (list: string, selectors: readonly string[]) => boolean;

/**
 * The check by this page's engine.
 *
 * @throws PolicyError `policy_selector_unchecked` where there is no page
 */
export function pageSelectorCheck(): SelectorCheck {
  if (typeof document === 'undefined' || typeof CSS === 'undefined' || typeof CSS.supports !== 'function') {
    throw new PolicyError(
      'policy_selector_unchecked',
      'policy.rules: there is no page here to check selectors with',
      {
        hint: 'Outside a page, use compilePolicy of @scrim/masking-rules/policy.',
      },
    );
  }
  const nothing = document.createDocumentFragment();
  return (list, selectors) => {
    try {
      nothing.querySelector(list);
      // Takes one selector, not a list, and forgives nothing: querySelector is content with `:is(:unknown)`.
      return selectors.every((selector) => CSS.supports(`selector(${selector})`));
    } catch {
      return false;
    }
  };
}
