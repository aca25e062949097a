// What the sign-in page is told by its address.
import { parseTarget } from '../frame/target.ts';

/** Search parameters of `/sign-in`. */
export interface SignInSearch {
  /** The page to go on to. */
  readonly to?: string;
  /** Why the person is here: the sign-in ran out, or they signed out. */
  readonly why?: 'ended' | 'out';
}

/** Reads the parameters; what does not fit is dropped. */
export function parseSignInSearch(raw: Readonly<Record<string, unknown>>): SignInSearch {
  const to = parseTarget(raw.to);
  const why = raw.why;
  return {
    ...(to === null ? {} : { to }),
    ...(why === 'ended' || why === 'out' ? { why } : {}),
  };
}
