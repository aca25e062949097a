// Puts boxes on the screen. Elements are used again, so that scrolling makes none.
import type { PaintedBox } from './part-boxes.ts';
import type { Rect } from './rect.ts';

export interface Painter {
  paint(boxes: readonly PaintedBox[]): void;
  /** Draws a ring around something, or takes it away. */
  ring(rect: Rect | null): void;
}

/** @param place the element that boxes are put into */
export function createPainter(place: HTMLElement): Painter {
  const document = place.ownerDocument;
  const ring = document.createElement('div');
  ring.className = 'ring';
  const pool: HTMLElement[] = [];

  const boxAt = (at: number): HTMLElement => {
    const known = pool[at];
    if (known !== undefined) return known;
    const box = document.createElement('div');
    pool.push(box);
    place.append(box);
    return box;
  };

  return {
    paint(boxes) {
      for (const [at, box] of boxes.entries()) draw(boxAt(at), box);
      for (const unused of pool.splice(boxes.length)) unused.remove();
    },
    ring(rect) {
      if (rect === null) return ring.remove();
      put(ring, rect);
      place.append(ring);
    },
  };
}

function draw(element: HTMLElement, { layer, rect, words, isName, font, by }: PaintedBox): void {
  element.className = `box ${layer}`;
  element.dataset.by = by;
  put(element, rect);
  for (const name of FONT) element.style.setProperty(name, font?.getPropertyValue(name) ?? '');
  element.style.lineHeight = font === null ? '' : `${rect.bottom - rect.top}px`;
  const shown = isName ? element.querySelector('.word') : null;
  if (isName && shown === null) element.replaceChildren(wordElement(element.ownerDocument, words));
  else if (shown !== null) shown.textContent = words;
  else element.textContent = words;
}

/** The shorthand is empty as soon as one of its parts is unusual. */
const FONT = ['font-style', 'font-weight', 'font-size', 'font-family', 'letter-spacing', 'word-spacing'];

function wordElement(document: Document, words: string): HTMLElement {
  const word = document.createElement('span');
  word.className = 'word';
  word.textContent = words;
  return word;
}

function put({ style }: HTMLElement, { left, top, right, bottom }: Rect): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${right - left}px`;
  style.height = `${bottom - top}px`;
}
