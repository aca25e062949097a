// The headers of the console and of the player: what each may load, run, embed and use. HSTS is left to whoever
// operates the TLS in front. Scripts get them too: a worker obeys the policy it came with.

/** Features that neither document uses; what is not listed here and named nowhere else is as the browser has it. */
const CLOSED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
] as const;

const closed = CLOSED.map((feature) => `${feature}=()`);

const EVERYWHERE = {
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // Names in a recording are resolved by nobody: no policy directive covers prefetching of names.
  'x-dns-prefetch-control': 'off',
} as const;

/**
 * The one style element that react-aria 1.22 writes by itself (`touch-action` of what can be pressed): the hash of its
 * text lets that one through and no other. The end-to-end test of the console sees when it changes.
 */
const PRESSABLE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** Of everything on the console's origin. */
export function consoleHeaders(playerOrigin: string): Readonly<Record<string, string>> {
  return {
    ...EVERYWHERE,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${PRESSABLE_STYLE}`,
      "connect-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "worker-src 'self'",
      `frame-src ${playerOrigin}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      // The console's own two: `scrim` lets its worker scripts through, `default` the empty string that react-aria
      // empties its live region with.
      'trusted-types scrim default',
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': [
      ...closed,
      'publickey-credentials-get=(self)',
      'publickey-credentials-create=(self)',
      `fullscreen=(self "${playerOrigin}")`,
    ].join(', '),
  };
}

/** Of everything on the player's origin: it shows hostile input and may ask nobody for anything. */
export function playerHeaders(consoleOrigin: string): Readonly<Record<string, string>> {
  return {
    ...EVERYWHERE,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      // Recorded pages have styles of their own, written into elements.
      "style-src 'unsafe-inline'",
      'img-src data: blob:',
      'font-src data: blob:',
      `frame-ancestors ${consoleOrigin}`,
      "base-uri 'none'",
      "form-action 'none'",
      // The same as the console's frame has, for a document that is opened without it.
      'sandbox allow-scripts allow-same-origin',
    ].join('; '),
    'permissions-policy': [
      ...closed,
      'publickey-credentials-get=()',
      'publickey-credentials-create=()',
      'clipboard-read=()',
      'clipboard-write=()',
      'fullscreen=(self)',
    ].join(', '),
  };
}
