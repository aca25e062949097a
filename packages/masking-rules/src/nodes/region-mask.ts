// What a blocked element leaves: its name, its classes and states as tokens and its size. Nothing of what stands in it passes, and
// its strings are remembered, because they may be drawn again elsewhere.
import { type Fields, readFields, readId } from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { maskElementName } from '../names/element-names.ts';
import { tokeniseList } from '../names/tokens.ts';
import { NODE } from '../rrweb-numbers.ts';
import type { Decision } from '../rules/decision.ts';
import { isReadable } from './readable-attributes.ts';
import { maskStates } from './state-attributes.ts';

/** The box of a blocked element. */
export function maskBlocked(
  context: MaskContext,
  node: Fields,
  id: number,
  tag: string,
  decision: Decision,
): Record<string, unknown> {
  const { tokenise } = context;
  const given = readFields(node.attributes);
  const states = maskStates(context, { id, decision, attributes: given, isNew: true });
  const attributes: Record<string, string | null> = { ...states, ...sizeOf(context, id, given) };
  if (typeof given.class === 'string') attributes.class = tokeniseList(tokenise, 'class', given.class);
  return {
    type: NODE.Element,
    tagName: maskElementName(tokenise, tag),
    attributes,
    childNodes: [],
    id,
    ...(node.isSVG === true ? { isSVG: true } : {}),
  };
}

/** As the page draws it now; else as rrweb wrote it. */
function sizeOf({ page }: MaskContext, id: number, given: Fields): Record<string, string> {
  const node = page.find(id);
  const box = node === null ? null : page.box(node);
  const width = box === null ? pixelsIn(given.rr_width) : box.width;
  const height = box === null ? pixelsIn(given.rr_height) : box.height;
  // What is not drawn yet has no size to keep: once it is shown, the page's own styles give it one.
  return width === null || height === null || (width === 0 && height === 0)
    ? {}
    : { rr_width: `${Math.round(width)}px`, rr_height: `${Math.round(height)}px` };
}

function pixelsIn(size: unknown): number | null {
  const found = typeof size === 'string' ? /^(\d{1,6})(?:\.\d+)?px$/.exec(size) : null;
  return found === null ? null : Number(found[1]);
}

/**
 * Remembers every node of a region that is blocked or dropped, and every string in it.
 *
 * @param region what holds in it
 */
export function rememberAll(context: MaskContext, region: Decision, node: Fields): void {
  context.decisions.ofOwn(region, readId(node.id));
  if (typeof node.textContent === 'string') context.hidden.add(node.textContent);
  if (typeof node.attributes === 'object' && node.attributes !== null)
    rememberAttributes(context, node.attributes);
  if (!Array.isArray(node.childNodes)) return;
  for (const child of node.childNodes) rememberAll(context, region, readFields(child));
}

/** Remembers every string of attributes that people read. */
export function rememberAttributes({ hidden }: MaskContext, attributes: object): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string' && isReadable(name)) hidden.add(value);
  }
}
