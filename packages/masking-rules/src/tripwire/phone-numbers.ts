// Telephone numbers, cautiously: with a country's code, or in a national form with separators. A bare row of digits is
// none, because orders and articles look like that.
import { type Detector, spanOf } from './detector.ts';

/** Each bounded, so that no text makes them slow. */
const FORMS: readonly RegExp[] = [
  // ITU-T E.164: + and 8 to 15 digits.
  /(?<![\w+])\+[1-9](?:[ ()./-]{0,2}\d){7,14}(?!\d)/g,
  /(?<![\w+.-])00[1-9]\d{0,2}[ ./-](?:[ ()./-]{0,2}\d){6,12}(?!\d|[./-]\d)/g,
  // North America.
  /(?<!\d|\d[.-])(?:\d{1,3}[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?!\d|[.-]\d)/g,
  // A trunk 0, an area and the number: 9 to 11 digits in two to six groups.
  /(?<![\d+]|\d[ ./-])\(?0(?=(?:\D{0,2}\d){8,10}(?!\d|[ ./-]\d))[ (/-]{0,2}[1-9]\d{0,3}\)?(?:[ /.-]{1,2}\d{2,8}){1,5}(?!\d|[./-]\d)/g,
];

/** Telephone numbers. */
export const findPhones: Detector = (text) => FORMS.flatMap((form) => [...text.matchAll(form)].map(spanOf));
