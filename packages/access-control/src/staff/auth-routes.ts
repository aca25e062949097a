// `/v1/auth/*`: state, links, sign-in and sign-out.
import type { AuthState } from '@scrim/protocol';
import { jsonResponse, type Route, type RouteModule } from '@scrim/protocol/routes';
import type { z } from 'zod';
import { askForPasskey } from './ask-for-passkey.ts';
import { beginSignIn, endSignIn } from './begin-sign-in.ts';
import { inspectLink } from './make-link.ts';
import { type Person, summarize } from './person-record.ts';
import { provePasskey, provePassphrase } from './prove-person.ts';
import { redeemLink } from './redeem-link.ts';
import {
  inspectSchema,
  type OptionsBody,
  optionsSchema,
  type RedeemBody,
  redeemSchema,
  type SignInBody,
  signInSchema,
} from './request-bodies.ts';
import type { StaffContext } from './staff-context.ts';
import { readSignIn } from './staff-gate.ts';
import { PASSKEY_BODY_BYTES, SMALL_BODY_BYTES, staffRoute } from './staff-route.ts';

export function authRoutes(context: StaffContext): RouteModule {
  const open = { method: 'POST', permission: 'anyone', reads: 'json' } as const;

  const welcome = async (request: Request, person: Person): Promise<Response> => {
    const token = await beginSignIn(context, person, context.cookie.read(request));
    return jsonResponse({ person: summarize(person) }, 200, { 'set-cookie': context.cookie.set(token) });
  };

  const state: Route<undefined> = {
    method: 'GET',
    path: '/v1/auth/state',
    permission: 'anyone',
    reads: 'nothing',
    maxBodyBytes: 0,
    handle: async ({ request }) => jsonResponse(await readState(context, request)),
  };
  const inspect = staffRoute<z.infer<typeof inspectSchema>>({
    ...open,
    path: '/v1/auth/links/inspect',
    schema: inspectSchema,
    maxBodyBytes: SMALL_BODY_BYTES,
    handle: async ({ body }) => jsonResponse(await inspectLink(context, body.token)),
  });
  const options = staffRoute<OptionsBody>({
    ...open,
    path: '/v1/auth/passkeys/options',
    schema: optionsSchema,
    maxBodyBytes: SMALL_BODY_BYTES,
    handle: async ({ body, caller }) => jsonResponse(await askForPasskey(context, body, caller?.id ?? null)),
  });
  const redeem = staffRoute<RedeemBody>({
    ...open,
    path: '/v1/auth/links/redeem',
    schema: redeemSchema,
    maxBodyBytes: PASSKEY_BODY_BYTES,
    handle: async ({ request, body }) => welcome(request, await redeemLink(context, body)),
  });
  const signIn = staffRoute<SignInBody>({
    ...open,
    path: '/v1/auth/sign-in',
    schema: signInSchema,
    maxBodyBytes: PASSKEY_BODY_BYTES,
    handle: async ({ request, body }) => welcome(request, await provePerson(context, body)),
  });
  const signOut: Route<undefined> = {
    method: 'POST',
    path: '/v1/auth/sign-out',
    permission: 'anyone',
    reads: 'nothing',
    maxBodyBytes: SMALL_BODY_BYTES,
    handle: ({ request }) => signOutOf(context, request),
  };
  return { name: 'auth', routes: [state, inspect, options, redeem, signIn, signOut] };
}

const provePerson = (context: StaffContext, body: SignInBody): Promise<Person> =>
  body.kind === 'passphrase'
    ? provePassphrase(context, body.name, body.passphrase)
    : provePasskey(context, body);

async function readState(context: StaffContext, request: Request): Promise<AuthState> {
  const { people, party, signIns, cookie, idleMs } = context;
  const signIn = await readSignIn(signIns, cookie, request);
  return {
    person: signIn === null ? null : summarize(signIn.person),
    passkeys: party !== null,
    setUp: signIn !== null || (await people.any()),
    endsAtMs: signIn?.endsAtMs ?? null,
    idleMs,
  };
}

async function signOutOf(context: StaffContext, request: Request): Promise<Response> {
  const { signIns, cookie } = context;
  const token = cookie.read(request);
  if (token !== null) await endSignIn(context, token, await signIns.find(token));
  return new Response(null, {
    status: 204,
    headers: { 'set-cookie': cookie.clear(), 'cache-control': 'no-store' },
  });
}
