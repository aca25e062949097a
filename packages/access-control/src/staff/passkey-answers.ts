// What a browser answers for a passkey, as WebAuthn's JSON. Only what verification reads is taken; the rest is dropped.
import { z } from 'zod';

const base64Url = z
  .string()
  .max(32_768)
  .regex(/^[A-Za-z0-9_-]+$/);

/** A credential id has at most 1023 bytes (WebAuthn §4, Credential ID). */
const credentialId = base64Url.max(1364);
const extensions = z.unknown().transform(() => ({}));
const type = z.literal('public-key');

/** An authenticator's transports, `internal` and the like; new names may come. */
const transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10);

/** `RegistrationResponseJSON`: the answer to `navigator.credentials.create`. */
export const registrationSchema = z.object({
  id: credentialId,
  rawId: credentialId,
  type,
  response: z.object({
    clientDataJSON: base64Url,
    attestationObject: base64Url,
    transports: transports.optional().transform((names) => names ?? []),
  }),
  clientExtensionResults: extensions,
});

/** `AuthenticationResponseJSON`: the answer to `navigator.credentials.get`. The passkey says whose it is. */
export const assertionSchema = z.object({
  id: credentialId,
  rawId: credentialId,
  type,
  response: z.object({
    clientDataJSON: base64Url,
    authenticatorData: base64Url,
    signature: base64Url,
    userHandle: base64Url,
  }),
  clientExtensionResults: extensions,
});

export type RegistrationAnswer = z.infer<typeof registrationSchema>;
export type AssertionAnswer = z.infer<typeof assertionSchema>;
