// Reading keys through the real console: replaced by one of another kind, opened by an officer's identity, and in none of
// the places where a browser keeps things.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePurpose } from '@scrim/access-control';
import { keepKeyFile, publishedManifest } from '@scrim/collector';
import { parseHeader } from '@scrim/crypto/format';
import {
  generateReadingKey,
  newOfficerIdentity,
  type OfficerIdentity,
  unlockKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import type { SessionId } from '@scrim/protocol';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithPurpose, recordedPage, SOON, setUpWithPasskey } from '../src/at-the-console.ts';
import { chooseFile, chooseForKey, replaceReadingKey, takeIdentity } from '../src/at-the-keys.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import {
  formsOf,
  type KeptText,
  keptInBrowser,
  type NamedSecrets,
  secretsKept,
} from '../src/kept-in-browser.ts';
import { allowRecording, lookAround, openShop } from '../src/visit.ts';
import { SITE, until } from '../src/world.ts';

const PURPOSE = 'Ticket 4711';
const PASSPHRASE = 'walnut harbour seven lanterns';

let world: ConsoleWorld;
let staff: StaffBrowser;
let officer: OfficerIdentity;
let before: SessionId;
let after: SessionId;
/** What the browsers kept at each moment. */
const kept = new Map<string, readonly KeptText[]>();
/** What a key search looks for; more is known as the test goes on. */
const secrets: Record<string, Uint8Array | string> = { 'the passphrase': PASSPHRASE };

beforeAll(async () => {
  world = await startConsoleWorld();
  staff = await world.newStaff();
  officer = await newOfficerIdentity();
  secrets.identity = officer.identity;
  secrets["the demo's passphrase"] = world.keys.passphrase;
  secrets['old reading key'] = (await world.keys.reading.unlock()).privateKey;
  secrets['manifest key'] = (await world.keys.manifest.unlock()).privateKey;
  before = await visit();
  await setUpWithPasskey(staff.page, world, 'Ada Okafor');
}, 60_000);
afterAll(() => world.close());

/** What is done to a visit from outside of it. */
interface During {
  prepare(visitor: BrowserContext): Promise<void>;
  /** Once it has sent something. */
  look(shop: Page, chunks: () => Promise<number>): Promise<void>;
}

/** A visit of one page load. @returns its session */
async function visit(during?: During): Promise<SessionId> {
  const known = new Set((await world.admin.stores.sessions.list({ limit: 10 })).rows.map(({ sid }) => sid));
  const newSession = async () =>
    (await world.admin.stores.sessions.list({ limit: 10 })).rows.find(
      ({ sid, chunks }) => !known.has(sid) && chunks > 0,
    );
  const visitor = await world.newVisitor();
  await during?.prepare(visitor);
  const shop = await openShop(world, visitor);
  await allowRecording(shop);
  await until('a new session', async () => (await newSession()) !== undefined, 20_000);
  await during?.look(shop, async () => (await newSession())?.chunks ?? 0);
  await shop.goto('about:blank');
  await visitor.close();
  const { sid } = (await newSession()) ?? {};
  if (sid === undefined) throw new Error('there is a session');
  return sid;
}

/** Every chain, key and root that the recorded page wipes: the chain of the moment is among them once it was stepped on. */
const wiped: Uint8Array[] = [];
let stepsAtLook = 0;
const inMidSession: During = {
  async prepare(visitor) {
    await visitor.exposeBinding('tellWiped', (_, bytes: number[]) => wiped.push(Uint8Array.from(bytes)));
    await visitor.addInitScript(() => {
      const page = window as unknown as { tellWiped(bytes: number[]): void };
      const { fill } = Uint8Array.prototype;
      Uint8Array.prototype.fill = function (value, ...rest) {
        // Of the key schedule: chain, root and psk have 32 bytes, a step of the chain 76. SHA-256's own buffer has 64,
        // and hashes that are no secret stand in it.
        const isSecret = value === 0 && [32, 76].includes(this.length) && this.some((byte) => byte !== 0);
        if (isSecret) page.tellWiped([...this]);
        return fill.call(this, value, ...rest);
      };
    });
  },
  async look(shop, chunks) {
    kept.set('on the recorded page in mid-session', await keptInBrowser(shop.context()));
    const sent = await chunks();
    stepsAtLook = wiped.filter(({ length }) => length === 76).length;
    await lookAround(shop);
    await until('another chunk', async () => (await chunks()) > sent);
    await keepPlanted(shop);
  },
};

const look = async (when: string): Promise<void> => {
  kept.set(when, await keptInBrowser(staff.context));
};
const goToSession = async ({ page }: StaffBrowser, sid: SessionId): Promise<void> => {
  await page.goto(`${world.console.origin}/sessions/${sid}`);
  await page.getByLabel('In your words').waitFor(SOON);
};
const replayed = ({ page }: StaffBrowser) => recordedPage(page).locator('ul > li').first().waitFor(SOON);
const recipients = async () => publishedManifest(await world.admin.sites.get(SITE))?.recipients ?? [];
/** How often the log says that a session was opened. */
const openings = async () =>
  (await Array.fromAsync(world.admin.audit.read())).filter(({ action }) => action === 'session.open').length;
const suitesOf = async (sid: SessionId) => {
  const epochs = await world.admin.stores.chunks.listEpochs(sid, 0);
  return epochs.map(({ header }) => parseHeader(header).core.suite);
};

describe('a reading key is replaced', () => {
  it('by a post-quantum one, made and signed for in the browser', async () => {
    const { page } = staff;
    await page.goto(`${world.console.origin}/sites/${SITE}`);
    const file = await replaceReadingKey(page, world, {
      key: 'Demo reading key',
      kind: /post-quantum hybrid/,
      passphrase: PASSPHRASE,
    });
    await look('after a key was made and settings were signed');
    await page.getByText('Post-quantum hybrid').waitFor(SOON);
    await page.getByText('The older settings are still good').waitFor(SOON);
    const pair = await unlockKeyFile(await readFile(await file.path(), 'utf8'), PASSPHRASE);
    secrets['new reading key'] = pair.privateKey;
    expect(publishedManifest(await world.admin.sites.get(SITE))).toMatchObject({
      recipients: [{ suite: 2, kid: 'kid' in pair ? pair.kid : '' }],
      settings: { enabled: true },
    });
    const wrapped = await wrapKeyForOfficers(pair, [officer.recipient]);
    await writeFile(join(world.folder, 'officers.age'), wrapped);
    await writeFile(join(world.folder, 'identity.txt'), `# created by a test\n${officer.identity}\n`);
  }, 60_000);

  it('by one of the same kind, unless another one is chosen, with what that changes', async () => {
    const { page } = staff;
    await chooseForKey(page, `Readers of ${SITE}`, 'Replace by a new key…');
    const kind = page.getByRole('button', { name: /Kind of key/ });
    await kind.waitFor(SOON);
    expect(await kind.textContent()).toContain('post-quantum hybrid');
    expect(await page.getByText(/large quantum computers would break/).count()).toBe(0);
    await page
      .getByRole('dialog')
      .getByText(/when the settings of before run out.* minManifestVersion \d+ refuses them/)
      .waitFor();
    await kind.click();
    await page.getByRole('option', { name: 'The usual kind' }).click();
    await page.getByText(/large quantum computers would break/).waitFor(SOON);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('a session from now on is sealed to it, and replays with it', async () => {
    after = await visit(inMidSession);
    expect([await suitesOf(before), await suitesOf(after)]).toEqual([[1], [2]]);
    await goToSession(staff, after);
    await openWithPurpose(staff.page, { purpose: PURPOSE, passphrase: PASSPHRASE });
    await replayed(staff);
    await look('while a session plays');
  }, 60_000);

  it('a session of before does not open with it, and replays with the old one', async () => {
    const { page } = staff;
    // In the same page, which has the new key unlocked.
    await page.getByRole('link', { name: 'Sessions' }).first().click();
    await page.getByRole('row').nth(2).click();
    await page.waitForURL((url) => url.pathname === `/sessions/${before}`);
    await page.getByLabel('In your words').fill(PURPOSE);
    await page.getByRole('button', { name: 'Open session' }).click();
    await page.getByText(/not sealed to/i).waitFor(SOON);
    // The failure has one such button, and so has the note that nothing was shown.
    await page.getByRole('button', { name: 'Open again' }).first().click();
    await page.getByRole('button', { name: 'Unlock another' }).click();
    await page.getByRole('button', { name: /Reading key/ }).click();
    await page.getByRole('option', { name: 'Demo reading key' }).click();
    await openWithPurpose(page, { purpose: PURPOSE, passphrase: world.keys.passphrase });
    const message = page.getByText('The site seals to another key now').locator('..');
    await message.waitFor(SOON);
    expect(await message.getAttribute('data-tone')).toBe('info');
    // The field that had the focus went with the unlocked key.
    expect(await message.locator('..').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Open session' }).click();
    await replayed(staff);
  }, 60_000);
});

describe("an officer's key file", () => {
  it('is kept at the collector instead of the one under a passphrase', async () => {
    const { page } = staff;
    await page.goto(`${world.console.origin}/sites/${SITE}`);
    await chooseForKey(page, `Readers of ${SITE}`, 'Remove its file from here…');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await chooseForKey(page, 'Reading key', 'Keep its file here…');
    await chooseFile(page, 'Reading key file', join(world.folder, 'officers.age'));
    await page.getByLabel('What people call it').fill('Officers');
    await page.getByRole('button', { name: 'Keep it here' }).click();
    await page.getByText('The key file is kept here.').waitFor(SOON);
  });

  it('opens nothing when the collector hands out another key in its place', async () => {
    const { page } = staff;
    const [current] = await recipients();
    if (current === undefined) throw new Error('the site has a reading key');
    const { kid, suite } = current;
    const foreign = await wrapKeyForOfficers(await generateReadingKey(suite), [officer.recipient]);
    const actor = { id: 'e2e', role: 'system' } as const;
    await keepKeyFile(world.admin, { kid, suite, label: 'Officers', file: foreign, actor });
    await goToSession(staff, after);
    await page.getByLabel('In your words').fill(PURPOSE);
    await page.getByLabel('Your identity').fill(officer.identity);
    const logged = await openings();
    expect(logged).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Unlock and open' }).click();
    await page.getByText('keeps this file as another key than the one that is in it').waitFor(SOON);
    expect(await openings()).toBe(logged);
    const file = await readFile(join(world.folder, 'officers.age'), 'utf8');
    await keepKeyFile(world.admin, { kid, suite, label: 'Officers', file, actor });
  });

  it('opens with the identity of the officer, and with no other', async () => {
    const { page } = staff;
    await goToSession(staff, after);
    await page.getByLabel('In your words').fill(PURPOSE);
    await page.getByLabel('Your identity').fill((await newOfficerIdentity()).identity);
    await page.getByRole('button', { name: 'Unlock and open' }).click();
    await page.getByText('This key file is not wrapped to that identity').waitFor(SOON);
    expect(await page.getByLabel('Your identity').inputValue()).toBe('');
    await takeIdentity(page, join(world.folder, 'identity.txt'));
    await expect.poll(() => page.getByLabel('Your identity').inputValue(), SOON).toBe(officer.identity);
    await page.getByRole('button', { name: 'Unlock and open' }).click();
    await replayed(staff);
    await look("after an officer's identity unlocked a key");
  });
});

/** Stands for a key in the controls. */
const PLANTED = Uint8Array.from({ length: 32 }, (_, at) => (at * 73 + 190) % 256);
const planted: { readonly where: string; readonly kept: readonly KeptText[] }[] = [];

/** Puts the same bytes into every place, in every form, and looks. */
async function keepPlanted(page: Page): Promise<void> {
  const { raw = '', hex = '', list = '' } = formsOf(PLANTED);
  const base64 = Buffer.from(PLANTED).toString('base64');
  const base64url = Buffer.from(PLANTED).toString('base64url');
  await page.evaluate(plant, { raw, hex, base64, base64url, list });
  planted.push({ where: page.url(), kept: await keptInBrowser(page.context()) });
}

async function plant(forms: Record<string, string>): Promise<void> {
  const bytes = Uint8Array.from(forms.raw ?? '', (sign) => sign.charCodeAt(0));
  for (const [form, text] of Object.entries(forms)) {
    localStorage.setItem(`planted ${form}`, text);
    sessionStorage.setItem(`planted ${form}`, JSON.stringify({ deep: [text] }));
    // biome-ignore lint/suspicious/noDocumentCookie: what is planted must be in the old place
    if (form !== 'raw') document.cookie = `planted-${form}=${text}`;
  }
  history.replaceState({ ...history.state, planted: forms }, '');
  window.name = JSON.stringify(forms);
  const cache = await caches.open('planted');
  await cache.put('/planted/bytes', new Response(bytes));
  await cache.put('/planted/texts', new Response(JSON.stringify(forms)));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']);
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open('planted');
    opening.onupgradeneeded = () => opening.result.createObjectStore('planted', { autoIncrement: true });
    opening.onerror = reject;
    opening.onsuccess = () => {
      const database = opening.result;
      const store = database.transaction('planted', 'readwrite').objectStore('planted');
      for (const value of [new Map([['deep', [bytes]]]), forms, { key }]) store.add(value);
      store.transaction.oncomplete = () => resolve(database.close());
      store.transaction.onerror = reject;
    };
  });
}

describe('no key is in what browsers keep:', () => {
  const all = (): NamedSecrets => {
    const chains = wiped.flatMap((bytes, at) => [
      [`wiped ${at}`, bytes.subarray(0, 32)],
      ...(bytes.length === 76 ? [[`wiped ${at}, the chunk's key`, bytes.subarray(32, 64)]] : []),
    ]);
    return { ...secrets, ...Object.fromEntries(chains) };
  };

  it('what is searched for is there', async () => {
    for (const sid of [before, after]) {
      const { psk } = await world.admin.sessions.open({
        sid,
        actor: { id: 'e2e', role: 'analyst' },
        purpose: parsePurpose('End-to-end test'),
      });
      secrets[`psk of ${sid}`] = psk;
    }
    // Each step gives the next chain, which is wiped at the step after: so those seen are of a real key schedule.
    const steps = wiped.filter(({ length }) => length === 76).map((step) => step.subarray(0, 32));
    const chains = wiped.filter(({ length }) => length === 32);
    const steppedOn = steps.filter((step) => chains.some((chain) => Buffer.compare(step, chain) === 0));
    expect(steppedOn.length).toBeGreaterThanOrEqual(1);
    expect(steps.length).toBeGreaterThan(stepsAtLook);
    expect(Object.keys(all()).length).toBeGreaterThanOrEqual(wiped.length + 8);
  });

  it.each([
    'after a key was made and settings were signed',
    'on the recorded page in mid-session',
    'while a session plays',
    "after an officer's identity unlocked a key",
  ])('%s', (when) => {
    const texts = kept.get(when) ?? [];
    // Each frame told of itself; only frames of the player may have no storage.
    expect(texts.filter(({ place }) => place === 'location').length).toBeGreaterThan(0);
    const denied = texts.filter(({ place }) => place === 'denied').map(({ text }) => text);
    expect(
      denied.filter((url) => url.startsWith(world.console.origin) || url.startsWith(world.site.url)),
    ).toEqual([]);
    expect(secretsKept(texts, all())).toEqual([]);
  });

  it('one that is kept would be found, wherever it is (control)', async () => {
    await keepPlanted(staff.page);
    expect(planted.map(({ where }) => new URL(where).origin)).toEqual([
      new URL(world.site.url).origin,
      world.console.origin,
    ]);
    for (const { kept: texts } of planted) {
      const found = secretsKept(texts, { planted: PLANTED });
      const forms = ['hex', 'base64+0', 'base64url+0', 'list'];
      const places = [
        'localStorage',
        'sessionStorage',
        'indexedDB',
        'caches',
        'history.state',
        'window.name',
      ];
      const expected = places.flatMap((place) =>
        ['raw', ...forms].map((form) => `${place}: planted (${form})`),
      );
      const cookies = ['cookie', 'document.cookie'].flatMap((place) =>
        forms.map((form) => `${place}: planted (${form})`),
      );
      expect(found).toEqual(
        expect.arrayContaining([...expected, ...cookies, 'indexedDB: a CryptoKey secret']),
      );
    }
  });

  it('in a frame of the player too (control)', async () => {
    const { page, context } = staff;
    const player = page.frames().find((frame) => frame.url().startsWith(world.console.playerOrigin));
    if (player === undefined) throw new Error('a session is played');
    await page.evaluate(() => {
      window.name = '';
    });
    await player.evaluate((text) => {
      window.name = text;
    }, Buffer.from(PLANTED).toString('hex'));
    const inName = (await keptInBrowser(context)).filter(({ place }) => place === 'window.name');
    expect(secretsKept(inName, { planted: PLANTED })).toEqual(['window.name: planted (hex)']);
  });
});
