// The caller of a staff route as the audit log names them.
import type { Actor } from '@scrim/access-control';
import { type Caller, ProblemError } from '@scrim/protocol/routes';

/** @throws ProblemError `sign_in_required` when nobody calls: the mount let nobody in, and this does not either. */
export function actorOf(caller: Caller | null): Actor {
  if (caller === null) throw new ProblemError('sign_in_required');
  return { id: caller.name, role: caller.as };
}
