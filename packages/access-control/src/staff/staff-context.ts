// What every act of the staff side works with. Made once, in the door.
import { ProblemError } from '@scrim/protocol/routes';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Challenges } from './challenges.ts';
import type { Links } from './links.ts';
import type { RelyingParty } from './passkeys.ts';
import type { Passphrases } from './passphrase-hash.ts';
import type { People } from './people.ts';
import type { SignInCookie } from './sign-in-cookie.ts';
import type { SignIns } from './sign-ins.ts';
import type { StaffLog } from './staff-log.ts';

export interface StaffContext {
  /** The console's. */
  readonly origin: string;
  /** Null where passkeys cannot be used. */
  readonly party: RelyingParty | null;
  readonly people: People;
  readonly links: Links;
  readonly challenges: Challenges;
  readonly signIns: SignIns;
  readonly passphrases: Passphrases;
  readonly limits: AttemptLimits;
  readonly log: StaffLog;
  readonly cookie: SignInCookie;
  /** Milliseconds. */
  readonly idleMs: number;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** @throws ProblemError `passkey_refused` where passkeys cannot be used. */
export function requireParty({ party }: StaffContext): RelyingParty {
  if (party === null) throw new ProblemError('passkey_refused');
  return party;
}
