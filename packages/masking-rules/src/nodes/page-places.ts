// Where a node of an event stands: in a control, in a region that is blocked or dropped. Only asks the page.
import type { MaskContext } from '../mask-context.ts';
import { INPUTS } from '../rules/channels.ts';
import { entersBy } from '../rules/decision.ts';
import type { PageNode } from '../rules/page-view.ts';
import { maskText } from '../text-mask.ts';
import { textBit } from './node-mask.ts';

/** What a node is to a pointer: itself, or a box around it whose inside is not told. */
export type Cover = 'none' | 'gone' | { readonly id: number; readonly node: PageNode };

/** The name of an element in lower case, '' when the page does not know it. */
export function tagOf({ page }: MaskContext, id: number): string {
  const node = page.find(id);
  return node === null ? '' : page.name(node);
}

/** The name of the element that a node stands in, '' when the page does not know it. */
export function parentTagOf({ page }: MaskContext, id: number): string {
  const node = page.find(id);
  const above = node === null ? null : page.above(node);
  return above === null ? '' : page.name(above);
}

/** The control that a node is or stands in, the outermost one. */
export function controlOf({ page }: Pick<MaskContext, 'page'>, node: PageNode): PageNode | null {
  let control: PageNode | null = null;
  for (let at: PageNode | null = node; at !== null; at = page.above(at)) {
    const element = at;
    const name = page.name(element);
    if (name !== '' && entersBy(name, (attribute) => page.attribute(element, attribute)) === true)
      control = element;
  }
  return control;
}

/** What hides where in a node a pointer is: a blocked region, or a control whose content is masked. */
export function coverOf(context: MaskContext, id: number): Cover {
  const { page, decisions } = context;
  const node = page.find(id);
  // Of what is gone from the page nobody can say what it was.
  if (node === null) return 'gone';
  const { region, shown } = decisions.of(node);
  if (region === 'drop') return 'gone';
  const cover =
    region === 'block'
      ? blockAround(context, node)
      : (shown & INPUTS) === 0
        ? controlOf(context, node)
        : null;
  if (cover === null) return 'none';
  const coverId = page.idOf(cover);
  return coverId === null ? 'gone' : { id: coverId, node: cover };
}

/** The outermost blocked element around a node. */
function blockAround({ page, decisions }: MaskContext, node: PageNode): PageNode {
  let outermost = node;
  for (let at: PageNode | null = node; at !== null; at = page.above(at)) {
    if (page.name(at) !== '' && decisions.of(at).region !== 'keep') outermost = at;
  }
  return outermost;
}

/** Is this a radio button or a checkbox, so that touching it is choosing it? */
export function isChoice({ page }: MaskContext, id: number): boolean {
  const node = page.find(id);
  if (node === null || page.name(node) !== 'input') return false;
  return /^(?:radio|checkbox)$/.test((page.attribute(node, 'type') ?? '').trim().toLowerCase());
}

/** The length of what stands for a text node in the replay; 0 for anything else. */
export function sentLengthOf(context: MaskContext, id: number): number {
  const { page, decisions, sent, hidden } = context;
  const node = page.find(id);
  if (node === null || page.name(node) !== '') return 0;
  const text = page.text(node);
  const known = sent.lengthOf(node);
  if (known !== null) return known;
  const decision = decisions.of(node);
  // A copy of what was hidden is masked where all else is shown.
  const isShown = (decision.shown & textBit(decision)) !== 0 && !hidden.has(text);
  return (isShown ? text : maskText(text)).length;
}

/** Is a node in a region of which only a box passes, or nothing? */
export function isInRegion({ decisions }: MaskContext, id: number): boolean {
  return decisions.ofId(id).region !== 'keep';
}
