// What the mirror knows of a node by its id: where a rule depends on it and the event does not say. Only reads.
import type { MaskContext } from '../mask-context.ts';
import { maskText } from '../text-mask.ts';

const CONTROL = 'input,select,textarea,[contenteditable]';

/** The name of an element in lower case, '' when the mirror does not know it. */
export function tagOf({ mirror }: MaskContext, id: number): string {
  const node = mirror.getNode(id);
  return node === null ? '' : nameOf(mirror.getMeta(node));
}

/** The name of the element that a node stands in, '' when the mirror does not know it. */
export function parentTagOf({ mirror }: MaskContext, id: number): string {
  const parent = mirror.getNode(id)?.parentNode ?? null;
  return parent === null ? '' : nameOf(mirror.getMeta(parent));
}

function nameOf(meta: unknown): string {
  const name = typeof meta === 'object' && meta !== null && 'tagName' in meta ? meta.tagName : '';
  return typeof name === 'string' ? name.toLowerCase() : '';
}

/** The masked control that a node is or stands in. */
export function controlOf({ mirror }: MaskContext, id: number): Element | null {
  const node = mirror.getNode(id);
  const element = node?.nodeType === 1 ? (node as Element) : (node?.parentElement ?? null);
  return element?.closest(CONTROL) ?? null;
}

/** Is this a radio button or a checkbox, so that touching it is choosing it? */
export function isChoice({ mirror }: MaskContext, id: number): boolean {
  const node = mirror.getNode(id);
  return node?.nodeName === 'INPUT' && /^(?:radio|checkbox)$/.test((node as HTMLInputElement).type);
}

/** The length of the mask that stands for a text node; 0 for anything else. */
export function maskLengthOf({ mirror, maskLengths }: MaskContext, id: number): number {
  const node = mirror.getNode(id);
  if (node?.nodeType !== 3) return 0;
  return maskLengths.get(node) ?? maskText(node.nodeValue ?? '').length;
}
