// The token of a one-time link: taken out of the address bar before anything else happens, and kept in memory only.

/** Long enough for any token of ours, short enough for a look. */
const TOKEN = /^[\w-]{16,200}$/;

/** Takes the token from the fragment; history and address bar then no longer hold it. @returns null when there is none. */
export function takeLinkToken(): string | null {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return TOKEN.test(token) ? token : null;
}
