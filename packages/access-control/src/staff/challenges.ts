// WebAuthn challenges: kept here, each for one purpose and one answer. The first answer uses it up, right or wrong.
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';
import { newId } from './secret-token.ts';
import { parseStored } from './stored-json.ts';

/** How long an answer may take, milliseconds. */
export const CHALLENGE_MS = 5 * 60_000;

const challenge = z.string().min(1);
const expMs = z.number();

const challengeSchema = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('sign-in'), challenge, expMs }),
  /** `linkKey`: the link; `personId`: who the passkey will name; `nameHash`: the name that the authenticator shows. */
  z.strictObject({
    purpose: z.literal('link'),
    linkKey: z.string(),
    personId: z.string(),
    nameHash: z.string(),
    challenge,
    expMs,
  }),
  z.strictObject({ purpose: z.literal('add'), personId: z.string(), challenge, expMs }),
]);

type StoredChallenge = z.infer<typeof challengeSchema>;
export type ChallengePurpose = StoredChallenge['purpose'];
export type Challenge<P extends ChallengePurpose> = Extract<StoredChallenge, { readonly purpose: P }>;

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

export interface Challenges {
  /** @returns the id to answer with. */
  keep(challenge: Without<StoredChallenge, 'expMs'>): Promise<string>;
  /** Uses it up. @returns null when it is unknown, used, too old, or for something else. */
  take<P extends ChallengePurpose>(id: string, purpose: P): Promise<Challenge<P> | null>;
}

const COLLECTION = 'staff_challenges';

/** So often at most are old ones deleted, milliseconds: it reads them all. */
const PRUNE_EVERY_MS = 30_000;

export function createChallenges(records: RecordStore, nowMs: () => number): Challenges {
  let prunedAtMs = Number.NEGATIVE_INFINITY;
  const prune = async () => {
    if (nowMs() - prunedAtMs < PRUNE_EVERY_MS) return;
    prunedAtMs = nowMs();
    for (const { key, value } of await records.list(COLLECTION, { limit: 1000 })) {
      const kept = parseStored(challengeSchema, value);
      if (kept === null || nowMs() >= kept.expMs) await records.delete(COLLECTION, key);
    }
  };
  return {
    async keep(challenge) {
      await prune();
      const id = newId();
      const stored = challengeSchema.parse({ ...challenge, expMs: nowMs() + CHALLENGE_MS });
      await records.put(COLLECTION, id, JSON.stringify(stored), 0);
      return id;
    },
    async take<P extends ChallengePurpose>(id: string, purpose: P) {
      const stored = await records.get(COLLECTION, id);
      // Of two answers at once, one deletes it; the other finds it used.
      if (stored === null || !(await records.delete(COLLECTION, id))) return null;
      const kept = parseStored(challengeSchema, stored.value);
      return kept !== null && kept.purpose === purpose && nowMs() < kept.expMs
        ? (kept as Challenge<P>)
        : null;
    },
  };
}
