// The one cookie that passes: the collector's sign-in, under another name on this machine. The name holds a hash of the
// collector's origin, because loopback cookies tell neither ports nor collectors apart and a token for one collector
// must not be sent to the next. Values are never logged.
import { createHash } from 'node:crypto';

const NAME = 'scrim-sign-in';
/** Tokens are base64url; anything else is no sign-in of ours. */
const VALUE = /^[\w-]{1,512}$/;

/** Translates the sign-in cookie between a collector and this machine. */
export interface SignInCookie {
  /** The `cookie` header for the collector; null when nobody is signed in here. */
  toCollector(header: string | null): string | null;
  /** The `set-cookie` headers for the browser: at most one, made anew from name, value and lifetime. */
  toBrowser(setCookies: readonly string[]): string[];
}

/** @param collector origin of the console at the collector: `https:` there means a `__Host-` cookie. */
export function signInCookie(collector: URL): SignInCookie {
  const theirs = collector.protocol === 'https:' ? `__Host-${NAME}` : NAME;
  const ours = `${NAME}-${createHash('sha256').update(collector.origin).digest('hex').slice(0, 12)}`;
  return {
    toCollector(header) {
      const value = findCookie(header?.split(';') ?? [], ours);
      return value === null || !VALUE.test(value) ? null : `${theirs}=${value}`;
    },
    toBrowser(setCookies) {
      return setCookies.flatMap((line) => {
        const [pair = '', ...attributes] = line.split(';');
        const value = findCookie([pair], theirs);
        if (value === null || (value !== '' && !VALUE.test(value))) return [];
        return [`${ours}=${value}; Path=/; HttpOnly; SameSite=Strict${lifetimeOf(value, attributes)}`];
      });
    },
  };
}

function findCookie(pairs: readonly string[], name: string): string | null {
  const start = `${name}=`;
  return (
    pairs
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(start))
      ?.slice(start.length) ?? null
  );
}

/** An empty value is a sign-out, however it was dated. */
function lifetimeOf(value: string, attributes: readonly string[]): string {
  if (value === '') return '; Max-Age=0';
  const seconds = attributes.map((text) => /^\s*max-age=(\d{1,10})\s*$/i.exec(text)?.[1]).find(Boolean);
  return seconds === undefined ? '' : `; Max-Age=${seconds}`;
}
