// The tables of a store. Every column is on the list of what a collector may see in clear
// (docs/architecture: "The collector sees in clear exactly"): never add one that is not.
import type { RecordCollection } from '@scrim/protocol/stores';

/** What an SQLite file of ours is for; kept in `PRAGMA application_id`, so that one is not taken for the other. */
export interface FileKind {
  readonly name: string;
  readonly applicationId: number;
  /** `PRAGMA user_version` of the files that this program writes and reads. */
  readonly version: number;
  /** By version: the SQL that makes the next version of it. A version that is not here is refused. */
  readonly upgrades: Readonly<Record<number, string>>;
  /** Run at every opening: makes what is missing and nothing else. */
  readonly schema: string;
}

/** The table of each record collection. */
export const RECORD_TABLES: Readonly<Record<RecordCollection, string>> = {
  sites: 'record_sites',
  permits: 'record_permits',
  continuations: 'record_continuations',
  consents: 'record_consents',
  audit_details: 'record_audit_details',
  people: 'record_people',
  staff_sign_ins: 'record_staff_sign_ins',
  staff_links: 'record_staff_links',
  staff_challenges: 'record_staff_challenges',
  key_files: 'record_key_files',
};

/** A table that takes entries and gives none up. Only a developer's mistake meets the triggers, not a thief. */
export const ledgerSchema = (table: string): string => `
  CREATE TABLE IF NOT EXISTS ${table} (seq INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS ${table}_is_never_updated BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'a ledger takes entries only at its end'); END;
  CREATE TRIGGER IF NOT EXISTS ${table}_is_never_deleted BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'a ledger takes entries only at its end'); END;`;

const recordSchema = (table: string): string =>
  `CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT;`;

/** In the order of lists; kind and state ride along so that a count reads the index alone. */
const SESSION_INDICES = `
  CREATE INDEX IF NOT EXISTS sessions_by_time ON sessions (created_at_ms, sid, kind, state);
  CREATE INDEX IF NOT EXISTS sessions_by_site ON sessions (site_id, created_at_ms, sid, kind, state);`;

/** The large column comes last: reading the ones before it then touches no overflow page. */
const STORE_TABLES = `
  CREATE TABLE IF NOT EXISTS sessions (
    sid TEXT PRIMARY KEY, site_id TEXT NOT NULL, gen INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL, last_arrival_at_ms INTEGER NOT NULL,
    epochs INTEGER NOT NULL, chunks INTEGER NOT NULL, bytes INTEGER NOT NULL, policy_id TEXT, policy_version TEXT
  ) STRICT;
  ${SESSION_INDICES}
  CREATE TABLE IF NOT EXISTS epochs (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, eid TEXT NOT NULL, arrived_at_ms INTEGER NOT NULL,
    close_next INTEGER, close_th TEXT, header BLOB NOT NULL,
    PRIMARY KEY (sid, gen, eid)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS chunks (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, eid TEXT NOT NULL, i INTEGER NOT NULL, flags INTEGER NOT NULL,
    arrived_at_ms INTEGER NOT NULL, ct BLOB NOT NULL,
    PRIMARY KEY (sid, gen, eid, i),
    FOREIGN KEY (sid, gen, eid) REFERENCES epochs (sid, gen, eid)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS erased_sessions (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS keys (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, site_id TEXT NOT NULL, kek TEXT NOT NULL,
    wrapped_secret BLOB NOT NULL, wrapped_consent BLOB NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS deleted_keys (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT, WITHOUT ROWID;`;

/** Version 1 knew no policy, and its indices no kind and state. The new tables are made as in any file. */
const FROM_VERSION_1 = `
  ALTER TABLE sessions ADD COLUMN policy_id TEXT;
  ALTER TABLE sessions ADD COLUMN policy_version TEXT;
  DROP INDEX sessions_by_time;
  DROP INDEX sessions_by_site;
  ${SESSION_INDICES}`;

/** A collector's store. The number is ASCII "Scri". */
export const STORE_FILE: FileKind = {
  name: 'store',
  applicationId: 0x53637269,
  version: 2,
  upgrades: { 1: FROM_VERSION_1 },
  schema: [STORE_TABLES, ...Object.values(RECORD_TABLES).map(recordSchema), ledgerSchema('audit')].join('\n'),
};

/** A ledger that lies in a file of its own. The number is ASCII "Scrl". Tables are made by name when opened. */
export const LEDGER_FILE: FileKind = {
  name: 'ledger',
  applicationId: 0x5363726c,
  version: 1,
  upgrades: {},
  schema: '',
};
