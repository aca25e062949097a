// A store file as version 1 made it: the tables word for word, and rows in the ones that the upgrade touches.
import { DatabaseSync } from 'node:sqlite';

const LEDGER = `
  CREATE TABLE audit (seq INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'a ledger takes entries only at its end'); END;
  CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'a ledger takes entries only at its end'); END;`;

const record = (name: string) =>
  `CREATE TABLE record_${name} (key TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT;`;

const TABLES = `
  CREATE TABLE sessions (
    sid TEXT PRIMARY KEY, site_id TEXT NOT NULL, gen INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL, last_arrival_at_ms INTEGER NOT NULL,
    epochs INTEGER NOT NULL, chunks INTEGER NOT NULL, bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_time ON sessions (created_at_ms, sid);
  CREATE INDEX sessions_by_site ON sessions (site_id, created_at_ms, sid);
  CREATE TABLE epochs (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, eid TEXT NOT NULL, arrived_at_ms INTEGER NOT NULL,
    close_next INTEGER, close_th TEXT, header BLOB NOT NULL,
    PRIMARY KEY (sid, gen, eid)
  ) STRICT;
  CREATE TABLE chunks (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, eid TEXT NOT NULL, i INTEGER NOT NULL, flags INTEGER NOT NULL,
    arrived_at_ms INTEGER NOT NULL, ct BLOB NOT NULL,
    PRIMARY KEY (sid, gen, eid, i),
    FOREIGN KEY (sid, gen, eid) REFERENCES epochs (sid, gen, eid)
  ) STRICT;
  CREATE TABLE erased_sessions (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE keys (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, site_id TEXT NOT NULL, kek TEXT NOT NULL,
    wrapped_secret BLOB NOT NULL, wrapped_consent BLOB NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT;
  CREATE TABLE deleted_keys (
    sid TEXT NOT NULL, gen INTEGER NOT NULL, PRIMARY KEY (sid, gen)
  ) STRICT, WITHOUT ROWID;`;

/** The session in the file. */
export const OLD_SESSION = {
  sid: 'ikHX18HyBcEzq-sdUuEzXQ',
  siteId: 'demo-shop',
  gen: 0,
  kind: 'live',
  state: 'open',
  createdAtMs: 1000,
  lastArrivalAtMs: 2000,
  epochs: 1,
  chunks: 1,
  bytes: 5,
};
export const OLD_EID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Makes the file. */
export function writeVersion1(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');
  db.exec('PRAGMA application_id = 0x53637269; PRAGMA user_version = 1');
  db.exec(TABLES + LEDGER);
  for (const name of ['sites', 'permits', 'continuations', 'consents', 'audit_details'])
    db.exec(record(name));
  const { sid, siteId, gen, kind, state, createdAtMs, lastArrivalAtMs, epochs, chunks, bytes } = OLD_SESSION;
  db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[sid, siteId, gen, kind, state, createdAtMs, lastArrivalAtMs, epochs, chunks, bytes],
  );
  db.prepare('INSERT INTO epochs VALUES (?, 0, ?, 2000, NULL, NULL, ?)').run(sid, OLD_EID, Uint8Array.of(1));
  db.prepare('INSERT INTO chunks VALUES (?, 0, ?, 0, 0, 2000, ?)').run(
    sid,
    OLD_EID,
    Uint8Array.of(9, 8, 7, 6),
  );
  db.exec(`INSERT INTO record_sites VALUES ('demo-shop', 3, '{}'); INSERT INTO audit VALUES (0, 'entry 0')`);
  db.close();
}
