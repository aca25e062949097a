// Sign-ins, kept on the server under the hash of their token. One counts while neither time-out has passed, and while
// its era is that of its person: what ends a person's sign-ins ends them all at once, whatever rows are left.
import type { RecordStore, StoredRecord } from '@scrim/protocol/stores';
import { z } from 'zod';
import type { People } from './people.ts';
import type { Person } from './person-record.ts';
import { hashToken, newToken } from './secret-token.ts';
import { parseStored } from './stored-json.ts';

export interface SignInTimes {
  /** How long nothing may happen, milliseconds. */
  readonly idleMs: number;
  /** How long one lasts at most, milliseconds. */
  readonly absoluteMs: number;
}

const signInSchema = z.strictObject({
  personId: z.string(),
  era: z.int(),
  createdAtMs: z.number(),
  lastSeenAtMs: z.number(),
});

type SignInRecord = z.infer<typeof signInSchema>;

/** A sign-in that counts. */
export interface SignIn {
  readonly key: string;
  readonly version: number;
  readonly record: SignInRecord;
  readonly person: Person;
  /** When it ends whatever happens, milliseconds since 1970. */
  readonly endsAtMs: number;
}

export interface SignIns {
  /** Begins one for the person as they were when they proved who they are. @returns the token. */
  begin(person: Person): Promise<string>;
  /** @returns null when the token stands for none that counts. */
  find(token: string): Promise<SignIn | null>;
  /** Notes that it was used; written once a minute at most. */
  touch(signIn: SignIn): Promise<void>;
  /** Lets this one live on in a new era of its person. */
  carryOver(signIn: SignIn, era: number): Promise<void>;
  end(token: string): Promise<void>;
}

const COLLECTION = 'staff_sign_ins';
const PAGE = 1000;
const TOUCH_EVERY_MS = 60_000;

export function createSignIns(
  records: RecordStore,
  people: People,
  { idleMs, absoluteMs }: SignInTimes,
  nowMs: () => number,
): SignIns {
  const touchEveryMs = Math.min(TOUCH_EVERY_MS, idleMs / 10);
  const isOver = ({ createdAtMs, lastSeenAtMs }: SignInRecord): boolean =>
    nowMs() >= createdAtMs + absoluteMs || nowMs() >= lastSeenAtMs + idleMs;

  const pruneFrom = async (after: string | undefined): Promise<void> => {
    const page = await records.list(COLLECTION, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const stored of page) {
      const record = parseStored(signInSchema, stored.value);
      if (record === null || isOver(record)) await records.delete(COLLECTION, stored.key);
    }
    if (page.length === PAGE) await pruneFrom(page.at(-1)?.key);
  };

  const write = (key: string, record: SignInRecord, version: number): Promise<boolean> =>
    records.put(COLLECTION, key, JSON.stringify(signInSchema.parse(record)), version);

  return {
    async begin({ id, era }) {
      await pruneFrom(undefined);
      const token = newToken();
      await write(hashToken(token), { personId: id, era, createdAtMs: nowMs(), lastSeenAtMs: nowMs() }, 0);
      return token;
    },
    async find(token) {
      const stored = await records.get(COLLECTION, hashToken(token));
      const record = readSignIn(stored);
      if (stored === null || record === null || isOver(record)) return null;
      const person = await people.find(record.personId);
      if (person === null || person.disabled || person.era !== record.era) return null;
      const { key, version } = stored;
      return { key, version, record, person, endsAtMs: record.createdAtMs + absoluteMs };
    },
    async touch({ key, version, record }) {
      if (nowMs() - record.lastSeenAtMs < touchEveryMs) return;
      // Someone else's write in between is a use as well, or an end that must not be undone.
      await write(key, { ...record, lastSeenAtMs: nowMs() }, version);
    },
    async carryOver({ key, record }, era) {
      // A use in between may have raised the version; a row that is gone stays gone.
      const stored = await records.get(COLLECTION, key);
      if (stored !== null) await write(key, { ...record, era, lastSeenAtMs: nowMs() }, stored.version);
    },
    async end(token) {
      await records.delete(COLLECTION, hashToken(token));
    },
  };
}

const readSignIn = (stored: StoredRecord | null): SignInRecord | null =>
  stored === null ? null : parseStored(signInSchema, stored.value);
