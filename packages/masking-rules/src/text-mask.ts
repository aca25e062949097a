// Text as its layout: about as long, with spaces where lines may break. Must never show a letter, a digit, a case
// pattern, the length of a word or the exact length or width of the whole.

const FILL = 'xxxxx xxxxxxx xxx xxxxxx xxxx ';
/** The shortest mask: yes, no, an age and most counts look the same. */
const SHORTEST = 4;
/** Masks are this many signs apart; twice as many above 64 signs, four times above 128, and so on. */
const STEP = 1;
const STEP_GROWS_AT = 64;

/**
 * Masks text: its length goes to the nearest of 4, 8, 16, 24, 36, 54, …; words are of a fixed pattern. White space
 * at the ends and white space alone become one space. What is a mask already stays, so masking twice is masking once.
 */
export function maskText(text: string): string {
  const content = text.trim();
  const mask = isMask(content) ? content : maskInBucket(content.length);
  return content.length === text.length && content !== '' ? mask : withEnds(text, mask);
}

/** The same of every text, also of one that looks like a mask by its width: only the bucket of its length is left. */
export function maskTextByLength(text: string): string {
  return withEnds(text, maskInBucket(text.trim().length));
}

/** How wide a text stands on the page, and what its mask is for there. Widths are in CSS pixels. */
export interface TextExtent {
  readonly width: number;
  /** The widest that its mask may be. */
  readonly room: number;
  /** Do boxes depend on the width? Then it is kept to a sign, else to a bucket as {@link maskText} does. */
  readonly shapes: boolean;
  /** Must it stay in one line? */
  readonly oneLine: boolean;
  /** Advance of an `x` where the mask will stand, and of a space. */
  readonly xWidth: number;
  readonly spaceWidth: number;
}

/** Masks text by its width on the page; gives a mask that {@link maskText} keeps. */
export function maskTextByWidth(text: string, extent: TextExtent): string {
  const { width, room, shapes, oneLine, xWidth, spaceWidth } = extent;
  const widthOf = (length: number): number => {
    const spaces = maskOfLength(length).split(' ').length - 1;
    return spaces * spaceWidth + (length - spaces) * xWidth;
  };
  const perSign = widthOf(FILL.length) / FILL.length;
  const wanted = Math.min(MOST_SIGNS, width / perSign);
  const near = shapes ? [wanted - STEP, wanted, wanted + STEP].map(snap) : [bucket(wanted)];
  let length = near.reduce((best, other) =>
    Math.abs(widthOf(other) - width) < Math.abs(widthOf(best) - width) ? other : best,
  );
  while (length > SHORTEST && widthOf(length) > room) length = snap(length - stepAt(length));
  const mask = maskOfLength(length);
  return withEnds(text, oneLine && length <= LONGEST_UNBROKEN ? mask.replaceAll(' ', NO_BREAK) : mask);
}

/** What stands for the value of every control that is not empty: five signs, whatever the value. */
const INPUT_MASK = '*****';

/** Masks the value of a control. Whether it is empty stays visible. */
export function maskInput(value: string): string {
  return value === '' ? '' : INPUT_MASK;
}

/** A space at which no line may break. */
const NO_BREAK = '\u00a0';
/** Longer ones may break, so that they still fit when the window becomes narrow. */
const LONGEST_UNBROKEN = 36;
/** A longer mask is of no use to a layout. */
const MOST_SIGNS = 100_000;

function withEnds(text: string, mask: string): string {
  if (text.trim() === '') return text === '' ? '' : ' ';
  return (/^\s/.test(text) ? ' ' : '') + mask + (/\s$/.test(text) ? ' ' : '');
}

function isMask(content: string): boolean {
  if (!content.startsWith('xxxx')) return false;
  const { length } = content;
  if (snap(length) !== length) return false;
  const mask = maskOfLength(length);
  return content === mask || (length <= LONGEST_UNBROKEN && content === mask.replaceAll(' ', NO_BREAK));
}

/** Masks of texts as long as most are, by length. */
const MASKS: string[] = [];
const MOST_MASKS = 256;

function maskInBucket(length: number): string {
  if (length >= MOST_MASKS) return maskOfLength(bucket(length));
  const mask = MASKS[length] ?? maskOfLength(bucket(length));
  MASKS[length] = mask;
  return mask;
}

function bucket(length: number): number {
  let size = SHORTEST;
  while (size * 1.4 < length) size = size < 16 ? size * 2 : snap(size * 1.5);
  return size;
}

function stepAt(length: number): number {
  return STEP * 2 ** Math.max(0, Math.ceil(Math.log2(length / STEP_GROWS_AT)));
}

function snap(length: number): number {
  const step = stepAt(Math.max(SHORTEST, length));
  return Math.max(SHORTEST, Math.round(length / step) * step);
}

function maskOfLength(length: number): string {
  return `${FILL.repeat(Math.ceil(length / FILL.length)).slice(0, length - 1)}x`;
}
