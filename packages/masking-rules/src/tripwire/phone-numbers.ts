// Telephone numbers, cautiously: with a country's code, or in a national form with separators. A bare row of digits is
// none, because orders and articles look like that; but one of 11 that begins with a single 0 is.
import { type Detector, spanOf } from './detector.ts';

/** Each bounded, so that no text makes them slow. */
const FORMS: readonly RegExp[] = [
  // ITU-T E.164: + and 8 to 15 digits.
  /(?<![\w+])\+[1-9](?:[ ()./-]{0,2}\d){7,14}(?!\d)/g,
  // The same with 00 for the +.
  /(?<![\w+]|\d[ ./-])00[1-9]\d{0,2}[ ./-](?:[ ()./-]{0,2}\d){7,12}(?!\w|[./-]\w)/g,
  // North America.
  /(?<!\d|\d[ .-])(?:1[ .-]|\d{1,3}-)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?!\w|[.-]\w)/g,
  // A trunk 0, an area, groups of three or more, pairs at the end: 9 to 11 digits.
  /(?<![\w+]|\d[ ./-])\(?0\)?(?=(?:[ ()./-]{0,2}\d){8,10}(?!\d|[ ./-]\d))[ (-]{0,2}[1-9]\d{0,3}\)?(?:[ /.-]{1,2}\d{3,8}){0,4}(?:[ /.-]{1,2}\d\d){0,4}(?!\w|[./-]\w)/g,
  /(?<![\w+]|\d[ ./-])0[1-9]\d{9}(?!\w|[ ./-]\w)/g,
];

/** Telephone numbers. */
export const findPhones: Detector = (text) => FORMS.flatMap((form) => [...text.matchAll(form)].map(spanOf));
