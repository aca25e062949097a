// The boxes that a part of the page is painted as: a text line by line, anything else whole. What stands in a masked
// text is never part of a box.
import { findHits, maskTextByWidth } from '@scrim/masking-rules';
import type { SignWidths } from '../capture/sign-widths.ts';
import { type Layer, verdictOf } from './layers.ts';
import { TRIPWIRE } from './names.ts';
import type { PagePart } from './page-parts.ts';
import type { Places } from './places.ts';
import { linesOf, type Rect } from './rect.ts';

export interface PaintedBox {
  readonly layer: Layer;
  readonly rect: Rect;
  /** What stands in it: a mask, or the layer's word. */
  readonly words: string;
  /** Is `words` the layer's name, and not what a viewer sees? */
  readonly isName: boolean;
  /** Where a mask takes its font from; null for the overlay's own. */
  readonly font: CSSStyleDeclaration | null;
  /** Who decided. */
  readonly by: string;
}

export interface BoxOptions {
  readonly places: Places;
  readonly signsOf: (style: CSSStyleDeclaration) => SignWidths;
  readonly isOn: (layer: Layer) => boolean;
}

/** The boxes of a part that are on the screen; none of a layer that is switched off. */
export function boxesOf(part: PagePart, { places, signsOf, isOn }: BoxOptions): readonly PaintedBox[] {
  const { layer, by } = verdictOf(part);
  if (!isOn(layer)) return [];
  const { element, text } = part;
  const rects = text === null ? [element.getBoundingClientRect()] : linesOf(rectsOf(text));
  const boxes: PaintedBox[] = [];
  for (const whole of rects) {
    const rect = text === null ? places.boxOf(element) : places.boxIn(element, whole);
    if (rect === null || !places.isSeen(element, rect)) continue;
    const box = { layer, rect, by, words: '', isName: false, font: null };
    if (layer === 'masked-text') boxes.push({ ...box, ...maskOf(element, whole, signsOf) });
    else if (layer === 'masked-controls') boxes.push({ ...box, ...maskedValue(part) });
    else boxes.push({ ...box, ...wordOf(layer, rect) });
  }
  return layer === 'unmasked' && text !== null && isOn('masked-text')
    ? [...boxes, ...cutsOf(element, text, places)]
    : boxes;
}

/** What the tripwire cuts out of a text that passes. */
function cutsOf(element: Element, text: Text, places: Places): PaintedBox[] {
  return findHits(text.data).flatMap(({ start, end }) =>
    linesOf(rectsOf(text, start, end)).flatMap((line): PaintedBox[] => {
      const rect = places.boxIn(element, line);
      if (rect === null || !places.isSeen(element, rect)) return [];
      return [{ layer: 'masked-text', rect, by: TRIPWIRE, words: '█████', isName: false, font: null }];
    }),
  );
}

function rectsOf(text: Text, start = 0, end = text.length): DOMRectList {
  const range = text.ownerDocument.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range.getClientRects();
}

function maskOf(
  element: Element,
  { left, right }: Rect,
  signsOf: BoxOptions['signsOf'],
): Partial<PaintedBox> {
  const style = (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
  const { x, space } = signsOf(style);
  const width = right - left;
  const words = maskTextByWidth('x', {
    width,
    room: Number.POSITIVE_INFINITY,
    shapes: true,
    oneLine: true,
    xWidth: x,
    spaceWidth: space,
  });
  return { words, font: style };
}

/** As the masker does it: five signs or none, and no state. */
function maskedValue({ element, text }: PagePart): Partial<PaintedBox> {
  if (text !== null) return { words: '*****' };
  const { type, value } = element as HTMLInputElement;
  if (/^(?:checkbox|radio|range|color|file|image)$/.test(type)) return {};
  return { words: value === '' ? '' : '*****' };
}

const WORDS: Readonly<Partial<Record<Layer, string>>> = { blocked: 'blocked', dropped: 'dropped' };
const ROOM_FOR_WORD = { width: 60, height: 18 };

function wordOf(layer: Layer, { left, right, top, bottom }: Rect): Partial<PaintedBox> {
  const fits = right - left >= ROOM_FOR_WORD.width && bottom - top >= ROOM_FOR_WORD.height;
  const words = fits ? (WORDS[layer] ?? '') : '';
  return { words, isName: words !== '' };
}
