// What the routes of the staff side take. Field names are ours and may be answered; values never are.
import { z } from 'zod';
import { isPlainText } from '../plain-text.ts';
import { assertionSchema, registrationSchema } from './passkey-answers.ts';
import { parsePersonName } from './person-name.ts';
import { rolesSchema } from './person-record.ts';

/** Longer than any that is taken; what is too long or too short is for the rules to say. */
const passphrase = z.string().max(1000);
const token = z.string().max(200);
const challengeId = z.string().max(100);

/** A name as typed at the door: it need not be anybody's. */
const typedName = z.string().max(400);

/** What a person calls one of their passkeys, 1–100 characters. */
const label = z
  .string()
  .transform((typed) => typed.trim())
  .refine((text) => isPlainText(text, 1, 100));

const personName = z.string().transform((typed, context) => {
  const name = parsePersonName(typed);
  if (name !== null) return name;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

export const inspectSchema = z.strictObject({ token });

export const optionsSchema = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('sign-in') }),
  z.strictObject({ for: z.literal('link'), token, name: typedName }),
  z.strictObject({ for: z.literal('add') }),
]);

const newPasskey = { challengeId, response: registrationSchema, label };

const credentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  z.strictObject({ kind: z.literal('passkey'), ...newPasskey }),
]);

export const redeemSchema = z.strictObject({ token, name: typedName, credential: credentialSchema });

export const signInSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), name: typedName, passphrase }),
  z.strictObject({ kind: z.literal('passkey'), challengeId, response: assertionSchema }),
]);

export const addPasskeySchema = z.strictObject(newPasskey);

export const setPassphraseSchema = z.strictObject({ current: passphrase.optional(), passphrase });

export const linkRequestSchema = z.strictObject({ name: personName.nullable(), roles: rolesSchema });

export type OptionsBody = z.infer<typeof optionsSchema>;
export type RedeemBody = z.infer<typeof redeemSchema>;
export type CredentialBody = z.infer<typeof credentialSchema>;
export type SignInBody = z.infer<typeof signInSchema>;
export type AddPasskeyBody = z.infer<typeof addPasskeySchema>;
export type SetPassphraseBody = z.infer<typeof setPassphraseSchema>;
export type LinkRequestBody = z.infer<typeof linkRequestSchema>;
