// JSON Web Tokens (RFC 7519): three to five base64url parts, of which the first is a JSON object that names an `alg`.
import { type Detector, spanOf } from './detector.ts';

/** Anchored where a row of signs begins, so that a long row is read once. */
const PARTS = /(?<![\w.-])([\w-]{12,4000})\.[\w-]{2,}(?:\.[\w-]*){1,3}/g;

/** JSON Web Tokens. */
export const findWebTokens: Detector = (text) =>
  [...text.matchAll(PARTS)].filter(({ 1: header = '' }) => namesAlgorithm(header)).map(spanOf);

function namesAlgorithm(header: string): boolean {
  try {
    const value: unknown = JSON.parse(atob(header.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof value === 'object' && value !== null && 'alg' in value && typeof value.alg === 'string';
  } catch {
    return false;
  }
}
