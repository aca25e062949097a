// E-mail addresses: what stands around an @, also one written as %40.
import type { Detector, Span } from './detector.ts';

const AT = /@|%40/g;
/** RFC 5321 §4.5.3.1: at most 64 before the @, 255 after it. */
const LOCAL = /[\p{L}\p{N}!#$&'*+/=?^_`{|}~.-]{0,63}[\p{L}\p{N}!#$&*+/=?^_`{|}~-]$/u;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,10}(?:xn--[a-z\d-]{2,59}|\p{L}{2,63})(?![\p{L}\p{N}])/u;
/** Files of a site have names such as `logo@2x.png`. */
const FILE = /^\dx\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/** E-mail addresses. */
export const findEmails: Detector = (text) => {
  const found: Span[] = [];
  for (const { 0: at, index } of text.matchAll(AT)) {
    const after = index + at.length;
    const local = LOCAL.exec(text.slice(Math.max(0, index - 64), index))?.[0];
    const domain = DOMAIN.exec(text.slice(after, after + 255))?.[0];
    if (local === undefined || domain === undefined || FILE.test(domain)) continue;
    found.push({ start: index - local.length, end: after + domain.length });
  }
  return found;
};
