// How a route of the staff side answers when somebody tries too often, and who is signed in where one must be.
import { ProblemError, problemResponse, type Route } from '@scrim/protocol/routes';
import { TooManyAttempts } from './attempt-limits.ts';
import type { SignIn } from './sign-ins.ts';
import type { StaffContext } from './staff-context.ts';
import { readSignIn } from './staff-gate.ts';

/** Bodies of a few words. */
export const SMALL_BODY_BYTES = 8 * 1024;
/** Bodies that may hold a passkey's answer. */
export const PASSKEY_BODY_BYTES = 96 * 1024;

/** The route, answering 429 with Retry-After where a limit was met. */
export function staffRoute<Body>(route: Route<Body>): Route<Body> {
  return {
    ...route,
    async handle(request) {
      try {
        return await route.handle(request);
      } catch (error) {
        if (error instanceof TooManyAttempts) return tooManyResponse(error);
        throw error;
      }
    },
  };
}

function tooManyResponse({ retryAfterSeconds }: TooManyAttempts): Response {
  const response = problemResponse('too_many_attempts');
  response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

/** @throws ProblemError `sign_in_required` */
export async function requireSignIn({ signIns, cookie }: StaffContext, request: Request): Promise<SignIn> {
  const signIn = await readSignIn(signIns, cookie, request);
  if (signIn === null) throw new ProblemError('sign_in_required');
  return signIn;
}
