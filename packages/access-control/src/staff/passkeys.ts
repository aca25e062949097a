// Passkeys: questions for the browser and the verification of its answers, by @simplewebauthn/server. Asks for no
// attestation and takes none: verifying one would make this server fetch what a certificate of the caller names.
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { COSEALG, decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { CHALLENGE_MS } from './challenges.ts';
import type { AssertionAnswer, RegistrationAnswer } from './passkey-answers.ts';
import type { Passkey } from './person-record.ts';

/** Where passkeys are used; WebAuthn binds every answer to both. */
export interface RelyingParty {
  readonly origin: string;
  readonly rpId: string;
}

export interface PasskeyOwner {
  readonly id: string;
  readonly name: string;
  readonly passkeys: readonly Passkey[];
}

/** What every browser has; the library's own list asks Node for experimental ones first. */
const ALGORITHMS: readonly number[] = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** What `navigator.credentials.create` is asked: a passkey that is found without a name and checks its person. */
export function registrationOptions(
  { rpId }: RelyingParty,
  { id, name, passkeys }: PasskeyOwner,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Scrim',
    rpID: rpId,
    userID: decodeBase64Url(id) ?? new Uint8Array(),
    userName: name,
    userDisplayName: name,
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: [...ALGORITHMS],
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.id, transports: passkey.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What `navigator.credentials.get` is asked: any passkey of this origin. */
export function signInOptions({ rpId }: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: rpId, userVerification: 'required', timeout: CHALLENGE_MS });
}

/** The new passkey of a verified registration. @returns null when it does not verify. */
export async function verifyRegistration(
  { origin, rpId }: RelyingParty,
  response: RegistrationAnswer,
  challenge: string,
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null> {
  return await orNull(async () => {
    if (!hasNoCertificate(response)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports: [] } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey: encodeBase64Url(publicKey), counter, transports: response.response.transports };
  });
}

/** A use of a passkey. @returns null when it does not verify; else the authenticator's new counter. */
export async function verifyAssertion(
  { origin, rpId }: RelyingParty,
  response: AssertionAnswer,
  challenge: string,
  passkey: Passkey,
): Promise<{ readonly counter: number } | null> {
  return await orNull(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: {
        id: passkey.id,
        publicKey: decodeBase64Url(passkey.publicKey) ?? new Uint8Array(),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    return verified ? { counter: authenticationInfo.newCounter } : null;
  });
}

/** `none`, or the authenticator's signature over itself: what browsers send when no attestation was asked for. */
function hasNoCertificate({ response }: RegistrationAnswer): boolean {
  const attestation = decodeAttestationObject(
    decodeBase64Url(response.attestationObject) ?? new Uint8Array(),
  );
  const format = attestation.get('fmt');
  return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined);
}

/** The library throws for whatever does not verify, with messages that quote the answer: they go no further. */
async function orNull<T>(verify: () => Promise<T | null>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
