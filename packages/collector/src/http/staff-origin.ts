// Does a staff request come from the console's own pages? A cookie comes along with requests that other sites make a
// browser send; what tells them apart is what the browser itself says of where they come from.
import { ProblemError } from '@scrim/protocol/routes';

/** @throws TypeError when it is no origin as browsers write it: `https://console.example`, nothing after the port. */
export function checkOriginOption(origin: string): string {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin && origin !== 'null';
  if (!isOrigin) throw new TypeError('staff.origin: expected an origin such as https://console.example');
  return origin;
}

/**
 * Refuses a request unless the browser says that the console's pages send it: by `Origin`, by `Sec-Fetch-Site`, or by
 * both. Neither is neither: a request that says nothing is refused too, whatever its method.
 *
 * @throws ProblemError `origin_refused`
 */
export function requireConsoleOrigin({ headers, method }: Request, consoleOrigin: string): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  // `none`: typed or bookmarked, by a person; such a request can be made to read only.
  const isOwnSite = site === 'same-origin' || (site === 'none' && method === 'GET');
  const wrong = (origin !== null && origin !== consoleOrigin) || (site !== null && !isOwnSite);
  if (wrong || (origin === null && site === null)) throw new ProblemError('origin_refused');
}
