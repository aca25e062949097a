// Passphrases as scrypt hashes. Each keeps its own parameters, so that the cost can go up for new ones. A passphrase
// is never stored, logged or put into an error.
import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { decodeBase64Url, encodeBase64Url, randomBytes } from '@scrim/protocol';
import pLimit from 'p-limit';
import { z } from 'zod';
import { TooManyAttempts } from './attempt-limits.ts';
import { normalizePassphrase } from './passphrase-rules.ts';

/** What scrypt costs (RFC 7914): `128 · N · r` bytes of memory, `p` times. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** The first choice of the OWASP Password Storage Cheat Sheet for scrypt: 128 MiB, one lane. */
export const DEFAULT_SCRYPT: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/** Memory and Node's four worker threads are shared: so many run, so many wait, the next is told to come back. */
const MAX_RUNNING = 2;
const MAX_WAITING = 16;
const BUSY_SECONDS = 5;

const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Bounds keep a store that someone wrote into from costing more than memory has. */
export const scryptCostSchema = z.strictObject({
  N: z
    .int()
    .min(2)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
});

const bytes = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/);

export const passphraseHashSchema = scryptCostSchema.extend({
  kind: z.literal('scrypt'),
  salt: bytes,
  hash: bytes,
});

export type PassphraseHash = z.infer<typeof passphraseHashSchema>;

export interface Passphrases {
  /** @throws TooManyAttempts when too many are being hashed. */
  hash(passphrase: string): Promise<PassphraseHash>;
  /**
   * Null stands for a person who does not exist or has no passphrase: it takes as long as any, and is never right.
   *
   * @throws TooManyAttempts when too many are being hashed.
   */
  verify(stored: PassphraseHash | null, passphrase: string): Promise<boolean>;
}

const runScrypt = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

function derive(passphrase: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  // Node's own bound is 32 MiB; the work needs a little more than 128 · N · r.
  const maxmem = 128 * N * r + 128 * r * p + 2 ** 20;
  return runScrypt(normalizePassphrase(passphrase), salt, HASH_BYTES, { N, r, p, maxmem });
}

export function createPassphrases(cost: ScryptCost): Passphrases {
  const turns = pLimit(MAX_RUNNING);
  const inTurn = (work: () => Promise<Buffer>): Promise<Buffer> => {
    if (turns.pendingCount >= MAX_WAITING) throw new TooManyAttempts(BUSY_SECONDS);
    return turns(work);
  };
  return {
    async hash(passphrase) {
      const salt = randomBytes(SALT_BYTES);
      const hash = await inTurn(() => derive(passphrase, salt, cost));
      return { kind: 'scrypt', ...cost, salt: encodeBase64Url(salt), hash: encodeBase64Url(hash) };
    },
    async verify(stored, passphrase) {
      const salt = stored === null ? randomBytes(SALT_BYTES) : decodeBase64Url(stored.salt);
      const expected = stored === null ? randomBytes(HASH_BYTES) : decodeBase64Url(stored.hash, HASH_BYTES);
      const hash = await inTurn(() => derive(passphrase, salt ?? randomBytes(SALT_BYTES), stored ?? cost));
      return stored !== null && expected !== null && timingSafeEqual(hash, expected);
    },
  };
}
