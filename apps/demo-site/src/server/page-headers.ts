// The headers of the demo's answers: what a page may load, and what keeps the back/forward cache usable.

/**
 * The pages' Content-Security-Policy: everything from here, and connections to the collector besides.
 * No inline script, no inline style.
 */
export function contentPolicy(collector: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${new URL(collector).origin}`,
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Headers of every document. */
export function documentHeaders(collector: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(collector),
    // Not `no-store`: that keeps a document out of Chromium's back/forward cache.
    'cache-control': 'no-cache',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  };
}
