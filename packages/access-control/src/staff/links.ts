// One-time links as stored: the hash of the token, for whom, until when. A used link stays until it would have run
// out, so that using it is one compare-and-set.
import type { StaffRole } from '@scrim/protocol';
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';
import { rolesSchema } from './person-record.ts';
import { hashToken, newToken } from './secret-token.ts';
import { parseStored } from './stored-json.ts';

/** How long a link can be used, milliseconds. */
const LINK_MS = 24 * 60 * 60_000;

/** A person as they were: void once their era is another. */
const inEraSchema = z.strictObject({ id: z.string(), era: z.int() });

const linkSchema = z.strictObject({
  /** The person that it resets; null for one that lets somebody in. */
  resets: inEraSchema.nullable(),
  /** Whose word it is: a link goes with what ends their sign-ins. Null where a program made it. */
  madeBy: inEraSchema.nullable(),
  /** The name that whoever comes gets; null where they choose it. */
  name: z.string().nullable(),
  roles: rolesSchema,
  /** Good only while nobody is set up: the link that is printed at set-up, perhaps into a log that is kept. */
  first: z.boolean(),
  expMs: z.number(),
  usedAtMs: z.number().nullable(),
});

export type PersonInEra = z.infer<typeof inEraSchema>;

export interface LinkTarget {
  readonly resets: PersonInEra | null;
  readonly madeBy: PersonInEra | null;
  readonly name: string | null;
  readonly roles: readonly StaffRole[];
  readonly first: boolean;
}

/** A link that can still be used. */
export interface Link extends LinkTarget {
  /** What it is stored under: SHA-256 of its token. */
  readonly key: string;
  readonly version: number;
  readonly expMs: number;
}

export interface Links {
  make(token: string, target: LinkTarget): Promise<{ readonly expMs: number }>;
  /** @returns null when it is unknown, used or run out. */
  find(token: string): Promise<Link | null>;
  /** Uses it up; of several at once, one does. @returns false when it was used before. */
  use(link: Link): Promise<boolean>;
  /** Deletes what has run out. */
  prune(): Promise<void>;
}

const COLLECTION = 'staff_links';
/** Taken by the first link that is used, so that of two used at once one lets in. It is no link, and pruned as such. */
const FIRST_USED = 'first-used';

/** What a link is called on record: half of the hash of its token, from which nothing leads back. */
export const linkName = (key: string): string => `link:${key.slice(0, 22)}`;

export const newLinkToken = newToken;

export function createLinks(records: RecordStore, nowMs: () => number): Links {
  const write = (link: Omit<Link, 'key' | 'version'>, usedAtMs: number | null) => {
    const { resets, madeBy, name, roles, first, expMs } = link;
    return JSON.stringify(linkSchema.parse({ resets, madeBy, name, roles, first, expMs, usedAtMs }));
  };

  return {
    async make(token, target) {
      const expMs = nowMs() + LINK_MS;
      await records.put(COLLECTION, hashToken(token), write({ ...target, expMs }, null), 0);
      return { expMs };
    },
    async find(token) {
      const stored = await records.get(COLLECTION, hashToken(token));
      const link = stored === null ? null : parseStored(linkSchema, stored.value);
      if (stored === null || link === null || link.usedAtMs !== null || nowMs() >= link.expMs) return null;
      return { ...link, key: stored.key, version: stored.version };
    },
    async use(link) {
      if (link.first && !(await records.put(COLLECTION, FIRST_USED, '{}', 0))) return false;
      return await records.put(COLLECTION, link.key, write(link, nowMs()), link.version);
    },
    async prune() {
      for (const { key, value } of await records.list(COLLECTION, { limit: 1000 })) {
        const link = parseStored(linkSchema, value);
        if (link === null || nowMs() >= link.expMs) await records.delete(COLLECTION, key);
      }
    },
  };
}
