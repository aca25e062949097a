// Policies through the real command: checked, compared, begun, and published for a site, with what loosens on record.
import { readFile, writeFile } from 'node:fs/promises';
import { openEmbedded } from '@scrim/collector/embedded';
import { generateReadingKey, protectKey, unlockKeyFile } from '@scrim/crypto/keys';
import { verifyManifest } from '@scrim/crypto/manifest';
import { PROFILES, parsePolicy } from '@scrim/masking-rules/policy';
import { parseSiteId } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, recordVisit } from './recorded-visit.ts';
import { newFolder, type Outcome, runScrim } from './run-scrim.ts';

/** Quick enough for tests; never for a key that matters. */
const QUICK = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'for this test only';
const SITE = 'policy-shop';
const ROOT = `.scrim/keys/${SITE}-root.key.json`;

const MASKED = {
  v: 1,
  id: 'shop',
  version: '1',
  mode: 'mask-all',
  rules: [{ id: 'map', select: '.map', do: 'block', reason: 'It shows where people live.' }],
};
const OPENED = {
  ...MASKED,
  version: '2',
  rules: [{ id: 'help', select: '.help', do: 'unmask', on: '/help/*', reason: 'The same for everyone.' }],
};

let folder: Awaited<ReturnType<typeof newFolder>>;
const data = () => folder.file('data');
const scrim = (...args: string[]): Promise<Outcome> =>
  runScrim(args, { cwd: folder.path, env: { SCRIM_PASSPHRASE: PASSPHRASE, SCRIM_DATA: data() } });
const write = (name: string, value: unknown) =>
  writeFile(folder.file(name), typeof value === 'string' ? value : JSON.stringify(value));

beforeAll(async () => {
  folder = await newFolder();
  await write('reading.key.json', await protectKey(await generateReadingKey(), PASSPHRASE, QUICK));
  await write('masked.json', MASKED);
  await write('opened.json', OPENED);
});
afterAll(() => folder.remove());

describe('policy check', () => {
  it('prints id, version, hash and plain words', async () => {
    const { code, stdout, stderr } = await scrim('policy', 'check', 'opened.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`id shop\nversion 2\nhash ${canonicalHash(OPENED)}\n`);
    expect(stdout).toContain(
      'Rule help lets the text of .help through on /help/*. Why: The same for everyone.\n',
    );
    const json = JSON.parse((await scrim('policy', 'check', 'opened.json', '--json')).stdout);
    expect(json).toMatchObject({ id: 'shop', hash: canonicalHash(OPENED), words: expect.any(Array) });
  });

  it.each<[string, unknown, RegExp]>([
    ['policy_malformed', 'no JSON hunter2', /The file of <file> is no JSON\./],
    [
      'policy_malformed',
      { ...MASKED, rules: [{ ...MASKED.rules[0], do: 'hunter2' }] },
      /rules\[0\]\.do \(rule map\)/,
    ],
    ['policy_unknown_mode', { ...MASKED, mode: 'hunter2' }, /policy\.mode/],
    [
      'policy_bad_selector',
      { ...MASKED, rules: [{ ...MASKED.rules[0], select: ':is(:hunter2)' }] },
      /\(rule map\)/,
    ],
    ['policy_bad_pattern', { ...MASKED, rules: [{ ...MASKED.rules[0], on: 'hunter2' }] }, /\(rule map\)/],
    ['policy_contradiction', { ...MASKED, rules: [{ ...MASKED.rules[0], what: 'text' }] }, /\(rule map\)/],
    ['policy_profile_violated', { ...PROFILES.health, textShape: 'drawn' }, /profile health/],
  ])('refuses with %s', async (code, policy, message) => {
    await write('bad.json', policy);
    const refused = await scrim('policy', 'check', 'bad.json');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(refused.stderr).toMatch(new RegExp(`^error: ${code}: .*\\.\n$`));
    expect(refused.stderr).not.toContain('hunter2');
  });

  it('of a private key repeats nothing of it', async () => {
    await write('key.json', { kty: 'OKP', crv: 'X25519', x: 'hunter2', d: 'hunter2' });
    const refused = await scrim('policy', 'check', 'key.json');
    expect(refused.stderr).toMatch(/^error: policy_malformed: /);
    expect(refused.stderr).not.toContain('hunter2');
    expect(await scrim('policy', 'check', 'missing.json')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: file_unreadable: /),
    });
  });
});

describe('policy diff', () => {
  it('says what changes, and what of it loosens', async () => {
    const { code, stdout } = await scrim('policy', 'diff', 'masked.json', 'opened.json');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'loosens: Rule help is new: it lets the text of .help through on /help/*.',
      'loosens: Rule map is gone. It was one that keeps only the box of .map on every page.',
      '',
    ]);
    expect(await scrim('policy', 'diff', 'masked.json', 'masked.json', '--must-not-loosen')).toEqual({
      code: 0,
      stdout: 'No difference.\n',
      stderr: '',
    });
  });

  it('fails on request when something loosens', async () => {
    const refused = await scrim(
      'policy',
      'diff',
      'masked.json',
      'opened.json',
      '--must-not-loosen',
      '--json',
    );
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: policy_loosens: /) });
    expect(JSON.parse(refused.stdout)).toMatchObject([
      { kind: 'rule-added', loosens: true, rule: 'help' },
      {},
    ]);
  });
});

describe('policy profile and names', () => {
  it.each(Object.keys(PROFILES))('prints %s, which passes the check', async (name) => {
    const { stdout } = await scrim('policy', 'profile', name);
    expect(parsePolicy(JSON.parse(stdout))).toEqual(PROFILES[name as keyof typeof PROFILES]);
  });

  it('knows no other profile', async () => {
    const refused = await scrim('policy', 'profile', 'hunter2');
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: usage: <name>: expected one of cnil-draft, pci, health.\n',
    });
  });

  it('collects names from stylesheets for a vocabulary', async () => {
    await write('a.css', '.u-row, #main { color: red }');
    await write('b.css', '@media print { .u-row .u-col { content: "smith" } }');
    const { stdout } = await scrim('policy', 'names', 'a.css', 'b.css');
    expect(JSON.parse(stdout)).toEqual(['main', 'u-col', 'u-row']);
    parsePolicy({ ...MASKED, vocabulary: { names: JSON.parse(stdout) } });
  });
});

describe('site policy', () => {
  const add = (...more: string[]) =>
    scrim('site', 'add', SITE, '--origin', ORIGIN, '--recipient', 'reading.key.json', ...more);

  /** The same key in a file that is quick to unlock. */
  async function makeQuick(name: string): Promise<void> {
    const pair = await unlockKeyFile(await readFile(folder.file(name), 'utf8'), PASSPHRASE);
    await writeFile(folder.file(name), await protectKey(pair, PASSPHRASE, QUICK));
  }

  async function published(recorded = 'manifest.publish', of = SITE) {
    const collector = await openEmbedded({ folder: data() });
    try {
      const siteId = parseSiteId(of);
      if (siteId === null) throw new Error('a site id');
      const site = await collector.sites.get(siteId);
      const manifest = await verifyManifest(site?.record.manifest ?? '', {
        siteId,
        rootKey: site?.record.rootKey ?? '',
        nowMs: Date.now(),
      });
      const leaves = await Array.fromAsync(collector.audit.read());
      const leaf = leaves
        .filter(({ action, objects }) => action === recorded && objects[0] === `site:${of}`)
        .at(-2);
      const details = leaf?.detailsHash ? await collector.audit.details(leaf.detailsHash) : null;
      return { manifest, leaf, details };
    } finally {
      await collector.close();
    }
  }

  it('is not added with a bad policy, and no key is made for it', async () => {
    expect(await add('--policy', 'bad.json')).toMatchObject({ code: 1, stdout: '' });
    await expect(readFile(folder.file(ROOT))).rejects.toThrow();
  });

  it('is added with a policy of its own', async () => {
    const added = await add('--policy', 'masked.json');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(added.stdout)).toMatchObject({
      mayLoosen: false,
      policy: { id: 'shop', version: '1', hash: canonicalHash(MASKED), mode: 'mask-all', rules: 1 },
    });
    for (const file of Object.values<string>(JSON.parse(added.stdout).keyFiles)) await makeQuick(file);
    const { manifest, leaf, details } = await published('site.add');
    expect(manifest).toMatchObject({ policy: MASKED, mayLoosen: false });
    expect(leaf?.result).toBe('allowed');
    expect(details).toMatchObject({ policy: { hash: canonicalHash(MASKED) }, mayLoosen: false, loosens: [] });
  }, 60_000);

  it('keeps it when it is enabled', async () => {
    expect(JSON.parse((await scrim('site', 'enable', SITE)).stdout)).toMatchObject({
      policy: { version: '1' },
    });
    expect((await published()).manifest).toMatchObject({ policy: MASKED, settings: { enabled: true } });
  }, 60_000);

  it('gets another one: what loosens is printed and on record, and the site stays enabled', async () => {
    const changed = await scrim('site', 'policy', SITE, 'opened.json', '--actor', 'Ada');
    expect(changed.code).toBe(0);
    const told = JSON.parse(changed.stdout);
    expect(told).toMatchObject({
      enabled: true,
      manifestVersion: 3,
      policy: { version: '2', hash: canonicalHash(OPENED) },
      before: { version: '1' },
      loosens: [expect.stringContaining('Rule help is new'), expect.stringContaining('Rule map is gone')],
      otherwise: [],
    });
    // The root did not say that this key may loosen: pages that pin nothing will not take it.
    expect(changed.stderr).toMatch(/^Pages refuse this policy and record nothing, unless /);
    const { manifest, leaf, details } = await published();
    expect(manifest).toMatchObject({
      version: 3,
      policy: OPENED,
      settings: { enabled: true },
      mayLoosen: false,
    });
    expect(leaf).toMatchObject({ actor: 'Ada', objects: [`site:${SITE}`, 'manifest:3'], result: 'allowed' });
    expect(details).toMatchObject({ loosens: told.loosens, mayLoosen: false });
    expect(await recordVisit(data(), SITE)).not.toBeNull();
  }, 60_000);

  it('may be loosened by its manifest key when the root key says so, until it says otherwise', async () => {
    const withoutRoot = await scrim('site', 'policy', SITE, 'opened.json', '--may-loosen');
    expect(withoutRoot).toMatchObject({ code: 2, stderr: expect.stringMatching(/--root-key\.\n$/) });
    const loosened = await scrim('site', 'policy', SITE, 'opened.json', '--root-key', ROOT, '--may-loosen');
    expect(loosened).toMatchObject({ code: 0, stderr: '' });
    expect((await published()).manifest.mayLoosen).toBe(true);
    // A renewal keeps what the root key said.
    expect(await scrim('site', 'enable', SITE, '--root-key', ROOT)).toMatchObject({ code: 0 });
    const renewed = await published('site.enable');
    expect(renewed.manifest.mayLoosen).toBe(true);
    expect(renewed.details).toMatchObject({ policy: { hash: canonicalHash(OPENED) }, mayLoosen: true });
    expect(await scrim('site', 'enable', SITE, '--root-key', ROOT, '--no-may-loosen')).toMatchObject({
      code: 0,
    });
    const withdrawn = await published('site.enable');
    expect(withdrawn.manifest.mayLoosen).toBe(false);
    expect(withdrawn.details).toMatchObject({ mayLoosen: false });
  }, 60_000);

  it('is added with a policy that loosens: pages are said to refuse it unless the root key permits that', async () => {
    const keys = ['--root-key', ROOT, '--manifest-key', `.scrim/keys/${SITE}-manifest.key.json`];
    const site = ['--origin', ORIGIN, '--recipient', 'reading.key.json', '--policy', 'opened.json', ...keys];
    const strict = await scrim('site', 'add', 'strict', ...site);
    expect(strict).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Pages refuse this policy/) });
    const loose = await scrim('site', 'add', 'loose', ...site, '--may-loosen');
    expect(loose).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(loose.stdout)).toMatchObject({ mayLoosen: true, policy: { version: '2' } });
    const { details } = await published('site.add', 'loose');
    expect(details).toMatchObject({
      policy: { hash: canonicalHash(OPENED) },
      mayLoosen: true,
      loosens: [expect.stringContaining('Rule help is new')],
    });
  }, 60_000);

  it('does not change with a bad policy, of a site that is not there, or with a foreign key', async () => {
    const { version } = (await published()).manifest;
    expect(await scrim('site', 'policy', SITE, 'bad.json')).toMatchObject({ code: 1 });
    expect(await scrim('site', 'policy', 'elsewhere', 'masked.json')).toMatchObject({
      stderr: expect.stringMatching(/^error: site_unknown: /),
    });
    expect(await scrim('site', 'policy', SITE, 'masked.json', '--manifest-key', ROOT)).toMatchObject({
      stderr: expect.stringMatching(/^error: manifest_key_foreign: /),
    });
    expect((await published()).manifest.version).toBe(version);
  }, 60_000);
});
