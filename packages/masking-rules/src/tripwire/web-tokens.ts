// JSON Web Tokens (RFC 7519): three to five base64url parts, of which the first is a JSON object that names an `alg`.
import type { Detector, Span } from './detector.ts';

/** Anchored where a row of signs begins, so that a long row is read once. */
const HEADER = /(?<![\w-])[\w-]{12,4000}(?=\.[\w-]{2,}\.)/g;
/** Payload and signature, which is empty where nothing signs; an encrypted token has two parts more. */
const REST = /\.[\w-]{2,}\.[\w-]*(?:\.[\w-]+){0,2}/y;

/** JSON Web Tokens. */
export const findWebTokens: Detector = (text) => {
  const found: Span[] = [];
  for (const { 0: header, index } of text.matchAll(HEADER)) {
    if (!namesAlgorithm(header)) continue;
    REST.lastIndex = index + header.length;
    const rest = REST.exec(text)?.[0] ?? '';
    found.push({ start: index, end: index + header.length + rest.length });
  }
  return found;
};

function namesAlgorithm(header: string): boolean {
  try {
    const value: unknown = JSON.parse(atob(header.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof value === 'object' && value !== null && 'alg' in value && typeof value.alg === 'string';
  } catch {
    return false;
  }
}
