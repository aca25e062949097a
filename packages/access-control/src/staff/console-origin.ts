// The console's public origin: what the sign-in cookie and passkeys hang on. Refuses what would send a cookie in clear.
import { isIP } from 'node:net';

export interface ConsoleOrigin {
  /** As a browser writes it: no path, no trailing slash. */
  readonly origin: string;
  readonly isHttps: boolean;
  /** The relying party id of passkeys; null where the host is an IP address, which WebAuthn does not take. */
  readonly rpId: string | null;
}

/** Hosts that no network is between. `[::1]` is how a URL writes the address. */
const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** @throws TypeError when it is no origin, or one whose cookies would cross a network in clear. */
export function parseConsoleOrigin(origin: unknown): ConsoleOrigin {
  const url = typeof origin === 'string' ? parseUrl(origin) : null;
  if (url === null || url.origin !== origin)
    throw new TypeError(
      'origin: expected an origin such as https://scrim.example.org, without a path or slash',
    );
  if (url.protocol !== 'https:' && !isLoopbackHttp(url))
    throw new TypeError('origin: expected https; plain http only on localhost, 127.0.0.1 or [::1]');
  const rpId = isIpAddress(url.hostname) ? null : url.hostname;
  return { origin, isHttps: url.protocol === 'https:', rpId };
}

const isLoopbackHttp = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname);

const isIpAddress = (hostname: string): boolean => isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0;

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
