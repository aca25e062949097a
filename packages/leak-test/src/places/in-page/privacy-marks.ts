// What a site wrote on an element to have recorders hide it: what stands in for that element must bear it too, or the
// leak test would lay open what the site hides.

/** Attributes of any recorder: `data-scrim`, `data-private`, `data-dd-privacy`, `data-clarity-mask` and the like. */
const ATTRIBUTES =
  /^data-(?:scrim|sl|hj-.*|.*(?:priva|mask|block|ignore|redact|suppress|exclude|sensitive|record|capture|pii).*)$/;
/** Classes of any recorder: `rr-mask`, `ph-no-capture` and the like. */
const CLASSES = /mask|block|ignore|priva|redact|suppress|exclude|sensitive|record|capture|pii/i;

/** Gives one element the marks of another. */
export function copyPrivacyMarks(from: Element, to: Element): void {
  for (const { name, value } of from.attributes)
    if (ATTRIBUTES.test(name) && !to.hasAttribute(name)) to.setAttribute(name, value);
  for (const name of from.classList) if (CLASSES.test(name)) to.classList.add(name);
}
