// The size of the page's window, and where it was scrolled to.
import { type Fields, readFields, readNumber } from './fields.ts';

/** No screen is larger; rrweb makes its frame, and a canvas over it, of this size. */
const MAX_EXTENT = 16_384;

/** Width and height in CSS pixels. @throws Misfit */
export function readExtent(data: Fields): { readonly width: number; readonly height: number } {
  return { width: readNumber(data.width, 0, MAX_EXTENT), height: readNumber(data.height, 0, MAX_EXTENT) };
}

/** How far a page was scrolled when it was recorded, in CSS pixels. @throws Misfit */
export function readScrolled(value: unknown): { readonly top: number; readonly left: number } {
  const { top, left } = readFields(value);
  return { top: readNumber(top), left: readNumber(left) };
}
