// Where to go after signing in: only ever a page of the console.

/** A path of ours from an address bar; null for anything that could lead elsewhere. */
export function parseTarget(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null;
  // `//host` and `/\\host` name another host; resolving shows it.
  const url = URL.parse(value, 'http://console.invalid');
  if (url === null || url.host !== 'console.invalid') return null;
  // So does a path that begins with two when its dots are resolved: `/.//host`.
  if (url.pathname.startsWith('//')) return null;
  return /^\/(sign-in|welcome)\b/.test(url.pathname) ? null : `${url.pathname}${url.search}`;
}
