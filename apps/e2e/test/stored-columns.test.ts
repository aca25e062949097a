// What the collector keeps in clear is exactly the designed list (docs/architecture.md, "What the collector sees").
// A column or a stored JSON key that is not on it fails here, and so does one that is gone.
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { createStaffAuth } from '@scrim/access-control/staff';
import { createCollector } from '@scrim/collector';
import { dataFolderLayout } from '@scrim/collector/embedded';
import { keyIdOf } from '@scrim/crypto/format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../src/opened.ts';
import { allowRecording, chunksStored, onlySession, openShop } from '../src/visit.ts';
import { startWorld, until, type World } from '../src/world.ts';

const COLUMNS = {
  sessions:
    'sid site_id gen kind state created_at_ms last_arrival_at_ms epochs chunks bytes policy_id policy_version',
  epochs: 'sid gen eid arrived_at_ms close_next close_th header',
  chunks: 'sid gen eid i flags arrived_at_ms ct',
  erased_sessions: 'sid gen',
  keys: 'sid gen site_id kek wrapped_secret wrapped_consent',
  deleted_keys: 'sid gen',
  record_sites: 'key version value',
  record_permits: 'key version value',
  record_continuations: 'key version value',
  record_consents: 'key version value',
  record_audit_details: 'key version value',
  record_people: 'key version value',
  record_staff_sign_ins: 'key version value',
  record_staff_links: 'key version value',
  record_staff_challenges: 'key version value',
  record_key_files: 'key version value',
  audit: 'seq entry',
};

const PERMIT_KEYS = 'expMs gen kind sid siteId step tokenHash';
const JSON_KEYS = {
  record_sites: 'createdAtMs manifest rootKey switch',
  record_permits: PERMIT_KEYS,
  record_continuations: `${PERMIT_KEYS} usedAtMs`,
  record_consents:
    'receipt record record.controllers record.events record.events[].at record.events[].consentType record.events[].entity record.events[].id record.events[].method record.events[].noticeHash record.events[].state record.events[].type record.events[].uiVariant record.events[].validFor record.jurisdiction record.language record.notice record.notice.id record.notice.locale record.notice.textHash record.notice.url record.notice.version record.prevHash record.purposes record.purposes[].id record.purposes[].lawfulBasis record.purposes[].piiTypes record.purposes[].recipients record.purposes[].retention record.purposes[].text record.recordId record.rightsUrl record.schema record.signals record.site record.subjectRef record.withdrawalMethod',
  audit: 'action actor at detailsHash objects purpose result role seq',
  // A person without a passkey, and the row that keeps a name one person's.
  record_people:
    'atMs createdAtMs disabled era name passkeys passphrase passphrase.N passphrase.hash passphrase.kind passphrase.p passphrase.r passphrase.salt personId roles',
  record_staff_sign_ins: 'createdAtMs era lastSeenAtMs personId',
  record_staff_links:
    'expMs first madeBy madeBy.era madeBy.id name resets resets.era resets.id roles usedAtMs',
  record_staff_challenges: 'challenge expMs purpose',
  record_key_files: 'file label suite',
  header: 'commit core wraps wraps[].ct wraps[].enc wraps[].kid',
  core: 'consent consent.basis consent.commitment eid eseq gen ksv pad permitId policy policy.hash policy.id policy.version prev prev.eid prev.next prev.th recorder recorder.name recorder.version schema sid siteId startedAt suite supersedes v',
  journal: 'at gen prev reason seq sid siteId v',
};

/** Every key of a JSON value, with its path; list items share one path. */
function keyPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keyPaths(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [own, ...keyPaths(inner, own)];
  });
}

const sorted = (values: Iterable<unknown>): string =>
  [...new Set([...values].flatMap((value) => keyPaths(value)))].toSorted().join(' ');
const fromBase64Url = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString());

const CONSOLE = 'http://localhost:4620';

/** Somebody comes by a link, signs in, is asked for a passkey, leaves a key file, and makes themselves a link. */
async function workAsStaff({ admin, keys }: World): Promise<void> {
  const { records } = admin.stores;
  const auth = createStaffAuth({ records, audit: admin.audit, origin: CONSOLE });
  const { staff } = createCollector({ ...admin, staff: { origin: CONSOLE, ...auth } });
  let cookie = '';
  const send = async (method: string, path: string, body: unknown) => {
    const headers = { origin: CONSOLE, 'content-type': 'application/json', cookie };
    const request = new Request(CONSOLE + path, { method, headers, body: JSON.stringify(body) });
    const response = await staff(request);
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  };
  const by = { id: 'e2e', role: 'system' } as const;
  const { token } = await auth.createLink({ name: null, roles: ['site-admin'], by });
  const credential = { kind: 'passphrase', passphrase: 'seven pale herons wade upstream' };
  await send('POST', '/v1/auth/links/redeem', { token, name: 'Ada', credential });
  await send('POST', '/v1/auth/passkeys/options', { for: 'sign-in' });
  const file = await readFile(keys.reading.file, 'utf8');
  const kid = keyIdOf(1, keys.reading.publicKey);
  await send('PUT', `/v1/key-files/${kid}`, { label: 'Demo', file });
  await send('POST', '/v1/people/links', { name: 'Ada', roles: [] });
}

describe('what the collector keeps', () => {
  let world: World;
  let store: DatabaseSync;
  let journal: DatabaseSync;

  beforeAll(async () => {
    world = await startWorld();
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    await allowRecording(page);
    await chunksStored(world, 1);
    await page.goto(`${world.site.url}/account/`);
    await until('a second epoch', async () => (await onlySession(world)).epochs === 2);
    const { sid } = await onlySession(world);
    await openSession(world, sid);
    // A second session is erased, so that the journal has an entry.
    const other = await openShop(world, await world.newVisitor());
    await allowRecording(other);
    await until(
      'two sessions',
      async () => (await world.admin.stores.sessions.list({ limit: 5 })).rows.length === 2,
    );
    const { rows } = await world.admin.stores.sessions.list({ limit: 5 });
    const erased = rows.find((row) => row.sid !== sid);
    if (erased === undefined) throw new Error('there are two sessions');
    await world.admin.sessions.erase({ sid: erased.sid, actor: { id: 'e2e', role: 'privacy-officer' } });
    await workAsStaff(world);
    const layout = dataFolderLayout(world.data);
    store = new DatabaseSync(layout.store, { readOnly: true });
    journal = new DatabaseSync(layout.erasureJournal, { readOnly: true });
  });
  afterAll(async () => {
    store.close();
    journal.close();
    await world.close();
  });

  const rows = (sql: string) => store.prepare(sql).all() as Record<string, unknown>[];
  const jsonOf = (table: string, column = 'value') =>
    rows(`SELECT ${column} AS json FROM ${table}`).map(({ json }) => JSON.parse(json as string));

  it('is in these tables and columns and no others', () => {
    const tables = rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    const columns = tables.map(({ name }) => [
      name,
      rows(`PRAGMA table_info(${name})`)
        .map((column) => column.name)
        .join(' '),
    ]);
    expect(Object.fromEntries(columns)).toEqual(COLUMNS);
  });

  it.each([
    'record_sites',
    'record_permits',
    'record_continuations',
    'record_consents',
    'record_people',
    'record_staff_sign_ins',
    'record_staff_links',
    'record_staff_challenges',
    'record_key_files',
  ] as const)('as JSON in %s has these keys and no others', (table) => {
    expect(rows(`SELECT key FROM ${table}`).length).toBeGreaterThan(0);
    expect(sorted(jsonOf(table))).toBe(JSON_KEYS[table]);
  });

  it('as JSON in the audit log has these keys and no others', () => {
    expect(sorted(jsonOf('audit', 'entry'))).toBe(JSON_KEYS.audit);
  });

  it('as sealed headers has these keys and no others', () => {
    const headers = rows('SELECT header FROM epochs').map(({ header }) =>
      JSON.parse(Buffer.from(header as Uint8Array).toString()),
    );
    expect(headers.length).toBeGreaterThanOrEqual(2);
    expect(sorted(headers)).toBe(JSON_KEYS.header);
    expect(sorted(headers.map(({ core }) => fromBase64Url(core)))).toBe(JSON_KEYS.core);
  });

  it('in the erasure journal has these keys and no others', () => {
    const [table] = journal
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'ledger%'")
      .all();
    const entries = journal.prepare(`SELECT entry FROM ${table?.name}`).all() as { entry: string }[];
    expect(entries.length).toBe(1);
    expect(sorted(entries.map(({ entry }) => fromBase64Url(entry.split('.')[1] ?? '')))).toBe(
      JSON_KEYS.journal,
    );
  });

  it('would show a key that is not on the list (control)', () => {
    expect(sorted([{ tokenHash: '', ip: '' }])).toBe('ip tokenHash');
  });
});
