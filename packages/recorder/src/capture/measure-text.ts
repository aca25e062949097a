// Masks a text by the width that it has on the page, as coarsely as the layout allows. What is learnt here goes through
// the steps of the masking rules and nowhere else.
import { maskTextByWidth, type TextExtent } from '@scrim/masking-rules';
import type { SignWidths } from './sign-widths.ts';
import {
  type Block,
  blockAround,
  blockOf,
  isAtEdge,
  isInPlainFlow,
  isWithin,
  type Line,
  linesOf,
  styleOf,
} from './text-lines.ts';

/**
 * Masks a text as it is drawn now.
 *
 * @param sent the mask that stands for it so far, '' when that is not known
 * @returns null when it is not drawn, or when its width must not be told
 */
export type MaskDrawn = (text: Text, sent: string) => string | null;

/** For one batch of texts: what is looked up of a block holds while the layout does. */
export function createMaskDrawn(signsOf: (style: CSSStyleDeclaration) => SignWidths): MaskDrawn {
  const blocks = new Map<Element, Block>();
  return (text, sent) => {
    const parent = text.parentElement;
    const around = blockAround(text);
    if (parent === null || around === null || isWritten(parent)) return null;
    const lines = linesOf(text);
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) return null;
    const block = blocks.get(around) ?? blockOf(around);
    blocks.set(around, block);
    const signs = signsOf(styleOf(parent));
    const extent =
      lines.length === 1
        ? extentOfLine(text, block, first)
        : extentOfLines(text, block, signs, { first, last, count: lines.length });
    // A mask by length will do where no box depends on the width.
    if (!extent.shapes && sent !== '' && widthOf(sent, signs) <= extent.room) return sent;
    return maskTextByWidth(text.data, { ...extent, xWidth: signs.x, spaceWidth: signs.space });
  };
}

type Extent = Omit<TextExtent, 'xWidth' | 'spaceWidth'>;

function widthOf(mask: string, { x, space }: SignWidths): number {
  const spaces = mask.split(' ').length - 1;
  return spaces * space + (mask.length - spaces) * x;
}

/** Text that a visitor writes: its width after each key would tell the letters. */
function isWritten(element: Element): boolean {
  return (element as HTMLElement).isContentEditable || isWithin(element, 'textarea,select');
}

function extentOfLine(text: Text, block: Block, { left, right }: Line): Extent {
  const width = right - left;
  const isAlone =
    isAtEdge(text, block.element, 'previousSibling') && isAtEdge(text, block.element, 'nextSibling');
  const fills = width >= block.width - 1;
  return {
    width,
    // A block that is as wide as its text grows with it; in any other the mask must not need a second line.
    room: fills ? Number.POSITIVE_INFINITY : block.width - Math.max(0, left - block.left) + 0.5,
    shapes: fills || !isAlone || !isInPlainFlow(block),
    // What the columns of a table take depends on where their texts could break.
    oneLine: isAlone && block.display !== 'table-cell',
  };
}

/** What masked words leave empty at the end of a line: half a word, in signs. */
const WASTED_SIGNS = 2.5;

interface Lines {
  readonly first: Line;
  readonly last: Line;
  readonly count: number;
}

// Of several lines their number matters. A mask that ends in the middle of its last line has as many, wherever the words
// of either may break, and tells nothing of the text but that number.
function extentOfLines(text: Text, block: Block, { x }: SignWidths, { first, last, count }: Lines): Extent {
  const end = isAtEdge(text, block.element, 'nextSibling') ? block.width / 2 : last.right - last.left;
  const full = (count - 1) * (block.width - WASTED_SIGNS * x) - Math.max(0, first.left - block.left);
  return { width: full + end, room: Number.POSITIVE_INFINITY, shapes: true, oneLine: false };
}
