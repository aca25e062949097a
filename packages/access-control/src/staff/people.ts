// The people of the staff in the record store. A name is a row of its own, so that two people cannot take it at once.
import { ScrimError } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { RecordStore, StoredRecord } from '@scrim/protocol/stores';
import { z } from 'zod';
import { hashName } from './person-name.ts';
import { type Person, type PersonRecord, personSchema } from './person-record.ts';
import { parseStored } from './stored-json.ts';

export interface People {
  find(id: string): Promise<Person | null>;
  findByName(name: string): Promise<Person | null>;
  list(): Promise<Person[]>;
  /** Is there anybody, whatever their state? */
  any(): Promise<boolean>;
  /** Takes a name for a new person. @returns false when somebody has it. */
  reserveName(name: string, id: string): Promise<boolean>;
  releaseName(name: string): Promise<void>;
  create(id: string, record: PersonRecord): Promise<Person>;
  /**
   * Writes what `change` makes of the person; runs it again when someone else wrote in between.
   *
   * @throws ProblemError `person_unknown`; whatever `change` throws.
   */
  update(id: string, change: (person: Person) => PersonRecord): Promise<Person>;
}

const COLLECTION = 'people';
const PERSON = 'person:';
const NAME = 'name:';
const PAGE = 1000;

/** A name without a person is one that is being made, or was left by a crash: after this long it is free again. */
const ABANDONED_MS = 5 * 60_000;

const nameRowSchema = z.strictObject({ personId: z.string(), atMs: z.number() });

const nameKey = (name: string): string => NAME + hashName(name);

function readPerson(stored: StoredRecord | null): Person | null {
  const record = stored === null ? null : parseStored(personSchema, stored.value);
  return stored === null || record === null ? null : { ...record, id: stored.key.slice(PERSON.length) };
}

const personText = (record: PersonRecord): string => {
  const { id: _, ...fields } = record as Person;
  return JSON.stringify(personSchema.parse(fields));
};

export function createPeople(records: RecordStore, nowMs: () => number): People {
  const find = async (id: string) => readPerson(await records.get(COLLECTION, PERSON + id));

  const isAbandoned = async (stored: StoredRecord): Promise<boolean> => {
    const row = parseStored(nameRowSchema, stored.value);
    if (row === null || (await records.get(COLLECTION, PERSON + row.personId)) !== null) return false;
    return nowMs() - row.atMs > ABANDONED_MS;
  };

  const listFrom = async (after: string): Promise<Person[]> => {
    const page = await records.list(COLLECTION, { after, limit: PAGE });
    const people = page.filter(({ key }) => key.startsWith(PERSON)).map(readPerson);
    const last = page.length === PAGE ? page.at(-1) : undefined;
    return [...people.filter((person) => person !== null), ...(last ? await listFrom(last.key) : [])];
  };

  return {
    find,
    async findByName(name) {
      const stored = await records.get(COLLECTION, nameKey(name));
      const row = stored === null ? null : parseStored(nameRowSchema, stored.value);
      return row === null ? null : find(row.personId);
    },
    list: () => listFrom(PERSON),
    async any() {
      const [first] = await records.list(COLLECTION, { after: PERSON, limit: 1 });
      return first?.key.startsWith(PERSON) ?? false;
    },
    async reserveName(name, id) {
      const stored = await records.get(COLLECTION, nameKey(name));
      if (stored !== null && !(await isAbandoned(stored))) return false;
      const row = JSON.stringify({ personId: id, atMs: nowMs() });
      return records.put(COLLECTION, nameKey(name), row, stored?.version ?? 0);
    },
    async releaseName(name) {
      await records.delete(COLLECTION, nameKey(name));
    },
    async create(id, record) {
      if (await records.put(COLLECTION, PERSON + id, personText(record), 0)) return { ...record, id };
      throw new ScrimError('id_exists', 'A random id came up twice.');
    },
    async update(id, change) {
      for (;;) {
        const stored = await records.get(COLLECTION, PERSON + id);
        const person = readPerson(stored);
        if (stored === null || person === null) throw new ProblemError('person_unknown');
        const changed = { ...change(person), id };
        if (await records.put(COLLECTION, PERSON + id, personText(changed), stored.version)) return changed;
      }
    },
  };
}
