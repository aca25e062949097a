// `/v1/auth/passkeys` and `/v1/auth/passphrase`: people's own ways in.
import { jsonResponse, type Route, type RouteModule } from '@scrim/protocol/routes';
import { addPasskey, removePasskey, setPassphrase } from './own-ways-in.ts';
import { summarize } from './person-record.ts';
import {
  type AddPasskeyBody,
  addPasskeySchema,
  type SetPassphraseBody,
  setPassphraseSchema,
} from './request-bodies.ts';
import type { StaffContext } from './staff-context.ts';
import { PASSKEY_BODY_BYTES, requireSignIn, SMALL_BODY_BYTES, staffRoute } from './staff-route.ts';

export function ownRoutes(context: StaffContext): RouteModule {
  const add = staffRoute<AddPasskeyBody>({
    method: 'POST',
    path: '/v1/auth/passkeys',
    permission: 'signed-in',
    reads: 'json',
    schema: addPasskeySchema,
    maxBodyBytes: PASSKEY_BODY_BYTES,
    async handle({ request, body }) {
      const signIn = await requireSignIn(context, request);
      return jsonResponse(summarize(await addPasskey(context, signIn, body)));
    },
  });
  const remove: Route<undefined> = {
    method: 'DELETE',
    path: '/v1/auth/passkeys/{id}',
    permission: 'signed-in',
    reads: 'nothing',
    maxBodyBytes: SMALL_BODY_BYTES,
    async handle({ request, params }) {
      const signIn = await requireSignIn(context, request);
      return jsonResponse(summarize(await removePasskey(context, signIn, params.id ?? '')));
    },
  };
  const set = staffRoute<SetPassphraseBody>({
    method: 'PUT',
    path: '/v1/auth/passphrase',
    permission: 'signed-in',
    reads: 'json',
    schema: setPassphraseSchema,
    maxBodyBytes: SMALL_BODY_BYTES,
    async handle({ request, body }) {
      const signIn = await requireSignIn(context, request);
      return jsonResponse(summarize(await setPassphrase(context, signIn, body)));
    },
  });
  return { name: 'own-ways-in', routes: [add, remove, set] };
}
