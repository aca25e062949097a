// The cookie that holds a sign-in's token. Scripts never see it, other sites never cause it to be sent.
import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { ConsoleOrigin } from './console-origin.ts';
import { isToken } from './secret-token.ts';

export interface SignInCookie {
  /** The token that a request brings. @returns null when it brings none. */
  read(request: Request): string | null;
  /** The Set-Cookie line that hands a token out. It goes when the browser is closed. */
  set(token: string): string;
  /** The Set-Cookie line that takes it back. */
  clear(): string;
}

/** `__Host-` binds the cookie to this host and to https; plain http on loopback cannot have it. */
export function createSignInCookie({ isHttps }: ConsoleOrigin): SignInCookie {
  const name = isHttps ? '__Host-scrim-sign-in' : 'scrim-sign-in';
  const line = (fields: Pick<SetCookie, 'value' | 'maxAge'>): string =>
    stringifySetCookie({ name, httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps, ...fields });
  return {
    read(request) {
      const token = parseCookie(request.headers.get('cookie') ?? '')[name];
      return isToken(token) ? token : null;
    },
    set: (token) => line({ value: token }),
    clear: () => line({ value: '', maxAge: 0 }),
  };
}
