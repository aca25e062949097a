// A site and its sessions through the real command, a real data folder and the real collector's public routes.
import { readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { dataFolderLayout, openEmbedded } from '@scrim/collector/embedded';
import { generateReadingKey, generateSigningKey, protectKey, unlockKeyFile } from '@scrim/crypto/keys';
import { encodeBase64Url, type SessionId } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS, ORIGIN, recordVisit } from './recorded-visit.ts';
import { linesOf, newFolder, type Outcome, runScrim } from './run-scrim.ts';

/** Quick enough for tests; never for a key that matters. */
const QUICK = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'for this test only';
const SITE = 'test-shop';

let folder: Awaited<ReturnType<typeof newFolder>>;
let sid: SessionId;
const data = () => folder.file('data');

const scrim = (...args: string[]): Promise<Outcome> =>
  runScrim(args, { cwd: folder.path, env: { SCRIM_PASSPHRASE: PASSPHRASE, SCRIM_DATA: data() } });

const open = (id: string, ...more: string[]) =>
  scrim('open', id, '--key', 'reading.key.json', '--purpose', 'ticket 4711', ...more);

/** The same key in a file that is quick to unlock; that it is slow is tested where keys are made. */
async function makeQuick(name: string): Promise<void> {
  const pair = await unlockKeyFile(await readFile(folder.file(name), 'utf8'), PASSPHRASE);
  await writeFile(folder.file(name), await protectKey(pair, PASSPHRASE, QUICK));
}

async function auditOf(action: string) {
  const { audit, close } = await openEmbedded({ folder: data() });
  try {
    return (await Array.fromAsync(audit.read())).filter((leaf) => leaf.action === action);
  } finally {
    await close();
  }
}

beforeAll(async () => {
  folder = await newFolder();
  const pair = await generateReadingKey();
  await writeFile(folder.file('reading.key.json'), await protectKey(pair, PASSPHRASE, QUICK));
});
afterAll(() => folder.remove());

describe('site', () => {
  it('is added switched off, with a manifest that enables nothing', async () => {
    const added = await scrim('site', 'add', SITE, '--origin', ORIGIN, '--recipient', 'reading.key.json');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(added.stdout)).toMatchObject({ siteId: SITE, enabled: false, manifestVersion: 1 });
    const [site] = linesOf((await scrim('site', 'list', '--json')).stdout).map((line) => JSON.parse(line));
    expect(site).toMatchObject({ siteId: SITE, switch: 'off', manifest: 'valid', enabled: false });
    expect(site.rootKey).toBe(JSON.parse(added.stdout).rootKey);
    expect(await recordVisit(data(), SITE)).toBeNull();
    for (const file of Object.values<string>(JSON.parse(added.stdout).keyFiles)) await makeQuick(file);
  }, 60_000);

  it('is added once', async () => {
    const again = await scrim('site', 'add', SITE, '--origin', ORIGIN, '--recipient', 'reading.key.json');
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: site_exists: /) });
  });

  it('records once it is enabled, and not once it is disabled, which needs no key', async () => {
    const enabled = await scrim('site', 'enable', SITE);
    expect(JSON.parse(enabled.stdout)).toMatchObject({
      enabled: true,
      manifestVersion: 2,
      origins: [ORIGIN],
    });
    expect(await recordVisit(data(), SITE)).not.toBeNull();

    const disabled = await runScrim(['site', 'disable', SITE, '--data', data()]);
    expect(JSON.parse(disabled.stdout)).toMatchObject({
      switch: 'off',
      note: expect.stringContaining('no key'),
    });
    expect(await recordVisit(data(), SITE)).toBeNull();

    expect(await scrim('site', 'enable', SITE)).toMatchObject({ code: 0 });
    expect(await recordVisit(data(), SITE)).not.toBeNull();
  }, 60_000);

  it('says where it looked for the manifest key when none was named', async () => {
    const outcome = await scrim('site', 'enable', SITE, '--keys', 'elsewhere');
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(
      /^error: file_unreadable: .*elsewhere\/.*-manifest\.key\.json\. .*--manifest-key/,
    );
  });

  it('is not enabled with a manifest key that did not sign what is published', async () => {
    const foreign = await protectKey(await generateSigningKey(), PASSPHRASE, QUICK);
    await writeFile(folder.file('foreign.key.json'), foreign);
    const outcome = await scrim('site', 'enable', SITE, '--manifest-key', 'foreign.key.json');
    expect(outcome).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: manifest_key_foreign: /),
    });
  }, 60_000);

  it('renews the yearly grant with the root key', async () => {
    const root = `.scrim/keys/${SITE}-root.key.json`;
    const before = JSON.parse((await scrim('site', 'enable', SITE)).stdout);
    const renewed = await scrim('site', 'enable', SITE, '--root-key', root);
    expect(JSON.parse(renewed.stdout).manifestVersion).toBe(before.manifestVersion + 1);
    expect(JSON.parse(renewed.stdout).grantExpires > before.grantExpires).toBe(true);
  }, 60_000);

  it('takes a public key for a recipient, and keys that are there already', async () => {
    const { publicKey } = await generateReadingKey();
    const keys = ['--root-key', `.scrim/keys/${SITE}-root.key.json`, '--manifest-key', 'foreign.key.json'];
    const recipients = ['--recipient', encodeBase64Url(publicKey), 'reading.key.json'];
    const added = await scrim('site', 'add', 'second', '--origin', ORIGIN, ...recipients, ...keys);
    expect(added.code).toBe(0);
    expect(JSON.parse(added.stdout).recipients).toHaveLength(2);
    expect(await scrim('site', 'enable', 'second', '--manifest-key', 'foreign.key.json')).toMatchObject({
      code: 0,
    });
  }, 60_000);

  it('leaves every change in the audit log, before and after', async () => {
    expect(await auditOf('site.add')).toMatchObject([
      { role: 'site-admin', objects: [`site:${SITE}`], result: 'allowed' },
      { role: 'site-admin', objects: [`site:${SITE}`], result: 'done' },
      { objects: ['site:second'], result: 'allowed' },
      { objects: ['site:second'], result: 'done' },
    ]);
    expect(await auditOf('site.disable')).toMatchObject([{ result: 'allowed' }, { result: 'done' }]);
    expect((await auditOf('site.enable')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('session', () => {
  beforeAll(async () => {
    const recorded = await recordVisit(data(), SITE);
    if (recorded === null) throw new Error('the site is enabled');
    sid = recorded;
  });

  it('is listed', async () => {
    const table = linesOf((await scrim('sessions')).stdout);
    expect(table[0]).toMatch(/^SID +SITE +KIND +STATE +STARTED +CHUNKS +BYTES$/);
    expect(table.find((line) => line.startsWith(sid))).toMatch(
      new RegExp(`${SITE} +live +open +2.*Z +2 +\\d+$`),
    );
    const lines = linesOf((await scrim('sessions', '--site', SITE, '--json')).stdout);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ sid, siteId: SITE, kind: 'live', chunks: 2 }),
    );
    expect(await scrim('sessions', '--site', 'elsewhere', '--json')).toMatchObject({ code: 0, stdout: '' });
  }, 60_000);

  it('does not open without a purpose, and nothing is logged then', async () => {
    const refused = await scrim('open', sid, '--key', 'reading.key.json');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: purpose_required: /),
    });
    expect(await auditOf('session.open')).toEqual([]);
  });

  it('does not open with a wrong passphrase, and nothing is logged then', async () => {
    await writeFile(folder.file('wrong.txt'), 'hunter2');
    const refused = await open(sid, '--passphrase-file', 'wrong.txt');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: passphrase_wrong: /),
    });
    expect(refused.stderr).not.toContain('hunter2');
    expect(await auditOf('session.open')).toEqual([]);
  });

  it('opens: events as they were sealed, a report, and an entry in the log', async () => {
    const opened = await open(sid, '--actor', 'Ada');
    expect(opened).toMatchObject({ code: 0, stdout: `${EVENTS.join('\n')}\n` });
    expect(JSON.parse(opened.stderr)).toMatchObject({
      siteId: SITE,
      sid,
      gen: 0,
      epochs: [{ closed: true, gaps: [] }],
    });
    expect(await auditOf('session.open')).toMatchObject([
      {
        actor: 'Ada',
        role: 'analyst',
        objects: [`session:${sid}`],
        purpose: 'ticket 4711',
        result: 'allowed',
      },
    ]);
  });

  it('does not open when the entry cannot be written', async () => {
    const store = new DatabaseSync(dataFolderLayout(data()).store);
    store.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
    const refused = await open(sid);
    store.exec('DROP TRIGGER full');
    store.close();
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: audit_unavailable: /),
    });
  });

  it('does not open with a foreign key', async () => {
    const pair = await generateReadingKey();
    await writeFile(folder.file('other.key.json'), await protectKey(pair, PASSPHRASE, QUICK));
    const refused = await scrim('open', sid, '--key', 'other.key.json', '--purpose', 'ticket 4712');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: ssf_no_recipient: /),
    });
  });

  it('does not open past a flipped bit', async () => {
    const store = new DatabaseSync(dataFolderLayout(data()).store);
    const flip = () => {
      const row = store.prepare('SELECT i, ct FROM chunks WHERE sid = ? ORDER BY i DESC LIMIT 1').get(sid);
      const ct = Uint8Array.from(row?.ct as Uint8Array);
      ct[7] = (ct[7] ?? 0) ^ 1;
      store.prepare('UPDATE chunks SET ct = ? WHERE sid = ? AND i = ?').run(ct, sid, row?.i ?? 0);
    };
    flip();
    const refused = await open(sid);
    flip();
    store.close();
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: ssf_open_failed: /) });
    expect(refused.stdout).toBe(`${EVENTS.slice(0, 2).join('\n')}\n`);
    expect(await open(sid)).toMatchObject({ code: 0 });
  });

  it('is erased, says so the second time, and opens no more', async () => {
    const erased = await scrim('erase', sid);
    expect(erased).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(erased.stdout)).toMatchObject({ sid, alreadyErased: false, chunks: 2 });
    const again = await scrim('erase', sid);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('erased already') });
    expect(JSON.parse(again.stdout)).toMatchObject({ sid, alreadyErased: true });
    expect(await open(sid)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: session_erased: /),
    });
    expect((await auditOf('session.erase')).map(({ result }) => result)).toEqual([
      'allowed',
      'done',
      'allowed',
      'done',
    ]);
    expect((await auditOf('session.open')).at(-1)).toMatchObject({
      objects: [`session:${sid}`],
      result: 'failed',
    });
  }, 60_000);
});
