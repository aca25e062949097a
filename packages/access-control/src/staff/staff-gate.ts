// The guard of the staff side: who calls, and whether one of their roles permits it. Looks at the store every time, so
// that a disabled person is out with their next request.
import type { StaffRole } from '@scrim/protocol';
import { type Caller, ProblemError, type StaffGate } from '@scrim/protocol/routes';
import { firstRole, roleThatPermits } from './permissions.ts';
import type { SignInCookie } from './sign-in-cookie.ts';
import type { SignIn, SignIns } from './sign-ins.ts';

/** The sign-in that a request brings. @returns null when it brings none that counts. */
export async function readSignIn(
  signIns: SignIns,
  cookie: SignInCookie,
  request: Request,
): Promise<SignIn | null> {
  const token = cookie.read(request);
  return token === null ? null : signIns.find(token);
}

export function createStaffGate(signIns: SignIns, cookie: SignInCookie): StaffGate {
  return {
    async admit(request, permission) {
      if (permission === 'public')
        throw new TypeError('permission: expected one of the staff side, got public');
      const signIn = await readSignIn(signIns, cookie, request);
      // Looking whether one is signed in is no use of the sign-in: a page left open would keep it alive.
      if (permission === 'anyone') return signIn === null ? null : callerOf(signIn, null);
      if (signIn === null) throw new ProblemError('sign_in_required');
      await signIns.touch(signIn);
      return callerOf(signIn, permission === 'signed-in' ? null : permittingRole(signIn, permission));
    },
  };
}

function permittingRole({ person }: SignIn, permission: string): StaffRole {
  const role = roleThatPermits(person.roles, permission);
  if (role === null) throw new ProblemError('permission_missing');
  return role;
}

function callerOf({ person: { id, name, roles } }: SignIn, as: StaffRole | null): Caller {
  return { id, name, roles, as: as ?? firstRole(roles) };
}
