// How wide a text stands on the page and what depends on it. Only reads, and only where the layout is known to be
// clean; what it learns goes through the masker's steps and nowhere else.
import { isKnownFamily, maskTextByWidth } from '@scrim/masking-rules';

export interface TextRuler {
  /**
   * The mask of a text by its width.
   *
   * @returns null when it has no width now, or when its width must not be told: somebody writes there
   */
  maskOf(text: Text): string | null;
}

/** The block that a text stands in: its left edge and width without padding, in CSS pixels. */
interface Block {
  readonly left: number;
  readonly width: number;
}
interface Signs {
  readonly x: number;
  readonly space: number;
}

/** Measures one batch of texts: what it looked up holds while the layout does. */
export function createTextRuler(): TextRuler {
  const blocks = new Map<Element, Block>();
  const fonts = new Map<Element, Signs>();

  return {
    maskOf(text) {
      const parent = text.parentElement;
      if (parent === null || isWritten(parent)) return null;
      const lines = linesOf(text);
      const [first] = lines;
      const last = lines.at(-1);
      if (first === undefined || last === undefined) return null;
      const signs = remember(fonts, parent, signsOf);
      const home = blockOf(parent);
      const block = remember(blocks, home, contentOf);
      const offset = Math.max(0, first.left - block.left);
      const alone = isAlone(text, home);
      const room = block.width - offset;
      const common = { xWidth: signs.x, spaceWidth: signs.space };
      if (lines.length === 1) {
        const fills = first.right - first.left >= block.width - 1;
        return maskTextByWidth(text.data, {
          ...common,
          width: first.right - first.left,
          room: fills ? Number.POSITIVE_INFINITY : room + 0.5,
          // What a table's columns take depends on where their texts could break.
          oneLine: alone && styleOf(home).display !== 'table-cell',
        });
      }
      // A mask that ends amid its last line has as many lines, wherever the words of both may break.
      const waste = WASTED_SIGNS * signs.x * (lines.length - 1);
      const end = endsLine(text, home) ? block.width / 2 : last.right - last.left;
      const width = (lines.length - 1) * block.width - offset - waste + end;
      return maskTextByWidth(text.data, { ...common, width, room: Number.POSITIVE_INFINITY, oneLine: false });
    },
  };
}

/** What a line of masked words leaves empty at its end: half a word. */
const WASTED_SIGNS = 2.5;

interface Line {
  left: number;
  right: number;
  bottom: number;
}

function linesOf(text: Text): Line[] {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const lines: Line[] = [];
  for (const { left, right, top, bottom, width } of range.getClientRects()) {
    if (width === 0) continue;
    const line = lines.at(-1);
    if (line === undefined || top >= line.bottom - 1) lines.push({ left, right, bottom });
    else {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
    }
  }
  return lines;
}

/** Text that a visitor writes: its width after each key would tell the letters. */
function isWritten(element: Element): boolean {
  return (element as HTMLElement).isContentEditable || element.closest('textarea,select') !== null;
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, read: (key: Key) => Value): Value {
  const value = known.get(key) ?? read(key);
  known.set(key, value);
  return value;
}

function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

function isInline(element: Element): boolean {
  return /^(?:inline|contents|ruby)$/.test(styleOf(element).display);
}

function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement !== null && isInline(block)) block = block.parentElement;
  return block;
}

function contentOf(block: Element): Block {
  const { paddingLeft, paddingRight } = styleOf(block);
  const left = block.getBoundingClientRect().left + block.clientLeft + Number.parseFloat(paddingLeft);
  return { left, width: block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) };
}

/** Is there nothing else in the lines that a text stands in? */
function isAlone(text: Text, home: Element): boolean {
  return endsLine(text, home) && beginsLine(text, home);
}

function endsLine(text: Text, home: Element): boolean {
  return isAtEdge(text, home, 'nextSibling');
}

function beginsLine(text: Text, home: Element): boolean {
  return isAtEdge(text, home, 'previousSibling');
}

function isAtEdge(text: Text, home: Element, side: 'nextSibling' | 'previousSibling'): boolean {
  for (let node: Node = text; node !== home; ) {
    const beside = besideOf(node, side);
    if (beside !== null) return beside.nodeType === 1 && !sharesLine(beside as Element);
    if (node.parentNode === null) return true;
    node = node.parentNode;
  }
  return true;
}

/** The next node that is more than white space. */
function besideOf(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  let beside = node[side];
  while (beside !== null && (beside.nodeType === 8 || (beside.nodeType === 3 && !beside.nodeValue?.trim()))) {
    beside = beside[side];
  }
  return beside;
}

function sharesLine(element: Element): boolean {
  return element.localName !== 'br' && /^(?:inline|contents|ruby)/.test(styleOf(element).display);
}

let pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null | undefined;

/** As the replay will draw them: it has the fonts of systems, not those of the page. */
function signsOf(element: Element): Signs {
  const style = styleOf(element);
  const { fontStyle, fontWeight, fontSize, fontFamily, textTransform } = style;
  const families = fontFamily.split(',').filter((name) => isKnownFamily(name.trim().replaceAll(/^["']|["']$/g, '')));
  pen ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (pen == null) throw new Error('no canvas to measure with');
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${[...families, 'serif'].join()}`;
  const spacing = Number.parseFloat(style.letterSpacing) || 0;
  return {
    x: pen.measureText(textTransform === 'uppercase' ? 'X' : 'x').width + spacing,
    space: pen.measureText(' ').width + spacing + (Number.parseFloat(style.wordSpacing) || 0),
  };
}
