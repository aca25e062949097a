// A person of the staff as stored, and as others see them: a summary never holds a hash or a public key.
import type { PersonSummary, StaffRole } from '@scrim/protocol';
import { z } from 'zod';
import { passphraseHashSchema } from './passphrase-hash.ts';

/** The most passkeys of one person. */
export const MAX_PASSKEYS = 20;

const timeMs = z.number().min(0);
const base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const roleSchema = z.enum(['site-admin', 'analyst', 'privacy-officer', 'auditor']);

/** Roles without one twice. */
export const rolesSchema: z.ZodType<StaffRole[]> = z
  .array(roleSchema)
  .max(4)
  .refine((roles) => new Set(roles).size === roles.length);

const passkeySchema = z.strictObject({
  /** The credential id, base64url. */
  id: base64Url,
  /** COSE, base64url. */
  publicKey: base64Url,
  counter: z.int().min(0),
  transports: z.array(z.string()),
  label: z.string(),
  createdAtMs: timeMs,
  lastUsedAtMs: timeMs.nullable(),
});

export const personSchema = z.strictObject({
  name: z.string().min(1),
  roles: rolesSchema,
  disabled: z.boolean(),
  createdAtMs: timeMs,
  /** Goes up with whatever ends sign-ins: a sign-in counts while its era is the person's, and so does a link. */
  era: z.int().min(0),
  passphrase: passphraseHashSchema.nullable(),
  passkeys: z.array(passkeySchema),
});

export type Passkey = z.infer<typeof passkeySchema>;
export type PersonRecord = z.infer<typeof personSchema>;
/** A person with the id that the record is stored under: 16 random bytes, also the user handle of passkeys. */
export type Person = PersonRecord & { readonly id: string };

/** What the staff API shows of a person. */
export function summarize({
  id,
  name,
  roles,
  disabled,
  createdAtMs,
  passphrase,
  passkeys,
}: Person): PersonSummary {
  return {
    id,
    name,
    roles,
    disabled,
    createdAtMs,
    hasPassphrase: passphrase !== null,
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      label: passkey.label,
      createdAtMs: passkey.createdAtMs,
      lastUsedAtMs: passkey.lastUsedAtMs,
    })),
  };
}
