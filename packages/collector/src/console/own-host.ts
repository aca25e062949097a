// Which requests are for us: on a loopback address anybody's name can be made to point here (DNS rebinding), so only
// our own is answered. Elsewhere the name is the business of whoever put the server there.

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Was this request sent to the origin's own host? Always so where the origin is not on loopback. */
export function isOwnHost(request: Request, origin: URL): boolean {
  if (!LOOPBACK.test(origin.hostname)) return true;
  return (request.headers.get('host') ?? new URL(request.url).host) === origin.host;
}

/**
 * An origin as browsers write it.
 *
 * @throws TypeError that names the option.
 */
export function parseOrigin(option: string, text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== text) {
    throw new TypeError(`${option}: expected an origin such as https://scrim.example`);
  }
  return url;
}
