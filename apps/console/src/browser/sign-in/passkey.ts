// Passkeys: asks the collector for the question, the browser for the answer. The answer goes back to the collector and
// is kept nowhere.
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';

interface Question<Options> {
  readonly challengeId: string;
  readonly options: Options;
}

/** What a new passkey is for: a one-time link, or the person who is signed in. */
export type NewPasskeyFor =
  | { readonly for: 'link'; readonly token: string; readonly name: string }
  | { readonly for: 'add' };

/** The answer of a new passkey, as the collector takes it. */
export interface NewPasskey {
  readonly challengeId: string;
  readonly response: RegistrationResponseJSON;
}

/** Makes a passkey. @throws ApiProblem, and what `passkeySentence` reads */
export async function makePasskey(body: NewPasskeyFor): Promise<NewPasskey> {
  const { challengeId, options } = await requestJson<Question<PublicKeyCredentialCreationOptionsJSON>>(
    '/v1/auth/passkeys/options',
    { method: 'POST', body },
  );
  return { challengeId, response: await startRegistration({ optionsJSON: options }) };
}

/** Uses a passkey to sign in. @throws ApiProblem, and what `passkeySentence` reads */
export async function answerWithPasskey(): Promise<{
  readonly challengeId: string;
  readonly response: AuthenticationResponseJSON;
}> {
  const { challengeId, options } = await requestJson<Question<PublicKeyCredentialRequestOptionsJSON>>(
    '/v1/auth/passkeys/options',
    { method: 'POST', body: { for: 'sign-in' } },
  );
  return { challengeId, response: await startAuthentication({ optionsJSON: options }) };
}

/** What a person reads when a passkey did not work. */
export function passkeySentence(error: unknown): string {
  if (error instanceof ApiProblem) return sentenceFor(error);
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return 'This device has a passkey for you already. Use it to sign in.';
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') {
    return 'No passkey was used: the request was closed, or took too long. Try again, or use a passphrase.';
  }
  return 'This browser could not use a passkey here. Try another browser, or use a passphrase.';
}

/** What a new passkey is called until its owner says otherwise: the system that it was made on. */
export function passkeyLabel(): string {
  const { platform } =
    (navigator as { readonly userAgentData?: { readonly platform?: string } }).userAgentData ?? {};
  return platform === undefined || platform === '' ? 'Passkey' : `Passkey on ${platform}`;
}
