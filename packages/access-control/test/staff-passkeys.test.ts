// Passkeys in a real browser over real HTTP.
import { createHash } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url, type PersonSummary } from '@scrim/protocol';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answered,
  openPasskeyPage,
  type PageServer,
  type PasskeyPage,
  servePage,
  startChromium,
} from './passkey-browser.ts';
import { createStaffWorld, PASSPHRASE, SET_UP, type StaffWorld } from './staff-world.ts';

let browser: Browser;
let server: PageServer;
let world: StaffWorld;
let page: PasskeyPage;

beforeAll(async () => {
  browser = await startChromium();
  server = await servePage();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  world = createStaffWorld({ origin: server.origin });
  server.handle = world.answer;
  page = await openPasskeyPage(browser, server.origin);
});

const newLink = (name: string | null = null) =>
  world.auth.createLink({ name, roles: name === null ? ['site-admin'] : [], by: SET_UP });

/** Comes in by a new link with a new passkey. */
async function comeIn(name = 'Ada', over: object = {}) {
  const { token } = await newLink();
  const answered = await page.register({ for: 'link', token, name }, over);
  const credential = { kind: 'passkey', ...answered, label: 'Laptop' };
  return { token, ...(await page.call('POST', '/v1/auth/links/redeem', { token, name, credential })) };
}

const signInWith = (answered: Answered, from = page) =>
  from.call('POST', '/v1/auth/sign-in', { kind: 'passkey', ...answered });
const signOut = (from = page) => from.call('POST', '/v1/auth/sign-out');
const whoIsIn = async (from = page): Promise<string | null> =>
  (await from.call('GET', '/v1/auth/state')).body.person?.name ?? null;

/** One bit of one part of the answer is another. */
function spoilt({ challengeId, response }: Answered, part: string, at: number, bit = 1): Answered {
  const bytes = decodeBase64Url(response.response[part] ?? '') ?? new Uint8Array();
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ bit;
  return {
    challengeId,
    response: { ...response, response: { ...response.response, [part]: encodeBase64Url(bytes) } },
  };
}

/** Where an attestation object has the flags: after the hash of the host. */
function flagsAt({ response }: Answered): number {
  const host = createHash('sha256').update('localhost').digest();
  return Buffer.from(response.response.attestationObject ?? '', 'base64url').indexOf(host) + host.length;
}

describe('a passkey', () => {
  it('comes by a link, signs out and in again', async () => {
    const { status, body } = await comeIn();
    expect(status).toBe(200);
    const { id, passkeys } = body.person as PersonSummary;
    expect(passkeys).toEqual([
      { id: expect.any(String), label: 'Laptop', createdAtMs: world.clock.ms, lastUsedAtMs: null },
    ]);
    expect(body.person.hasPassphrase).toBe(false);
    expect(await whoIsIn()).toBe('Ada');
    expect((await signOut()).status).toBe(204);
    expect(await whoIsIn()).toBeNull();

    world.clock.ms += 1000;
    const answered = await page.assert();
    // The authenticator gives back the person's random id: it never learnt to tell people by name.
    expect(answered.response.response.userHandle).toBe(id);
    const back = await signInWith(answered);
    expect(back.body.person.passkeys[0].lastUsedAtMs).toBe(world.clock.ms);
    expect(await whoIsIn()).toBe('Ada');
  });

  it('is not taken from another origin of the same host', async () => {
    await comeIn();
    await signOut();
    const elsewhere = await servePage();
    const question = (await page.call('POST', '/v1/auth/passkeys/options', { for: 'sign-in' })).body;
    await page.goTo(elsewhere.origin);
    const answered = await page.assertFor(question);
    await page.goTo(server.origin);
    await elsewhere.close();
    expect((await signInWith(answered)).code).toBe('passkey_refused');
    expect(await whoIsIn()).toBeNull();
    expect((await signInWith(await page.assert())).status).toBe(200);
  });

  it('answers a challenge once, soon, and for what it was asked', async () => {
    const { token } = await comeIn();
    const used = await page.assert();
    expect((await signInWith(used)).status).toBe(200);
    expect((await signInWith(used)).code).toBe('challenge_invalid');

    const late = await page.assert();
    world.clock.ms += 5 * 60_000;
    expect((await signInWith(late)).code).toBe('challenge_invalid');
    const inTime = await page.assert();
    world.clock.ms += 5 * 60_000 - 1;
    expect((await signInWith(inTime)).status).toBe(200);

    const [one, other] = [await page.assert(), await page.assert()];
    expect((await signInWith({ ...one, challengeId: other.challengeId })).code).toBe('passkey_refused');
    // The wrong answer used the challenge up.
    expect((await signInWith(other)).code).toBe('challenge_invalid');
    expect((await signInWith(one)).status).toBe(200);

    const toAdd = (await page.call('POST', '/v1/auth/passkeys/options', { for: 'add' })).body;
    const misused = { ...(await page.assert()), challengeId: toAdd.challengeId };
    expect((await signInWith(misused)).code).toBe('challenge_invalid');
    const question = { for: 'link', token, name: 'Ada' };
    expect((await page.call('POST', '/v1/auth/passkeys/options', question)).code).toBe('link_invalid');
  });

  it('of two who send the same answer at once lets one in', async () => {
    await comeIn();
    const answered = await page.assert();
    // Not over HTTP, where one could well be done before the other is read.
    const send = () => world.visitor().call('POST', '/v1/auth/sign-in', { kind: 'passkey', ...answered });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['challenge_invalid', 'in']);
  });

  it.each([
    ['its signature', 'signature', -1],
    ['the counter', 'authenticatorData', 36],
    ['the host it is for', 'authenticatorData', 0],
    ['whose it is', 'userHandle', 0],
  ])('is refused with another bit in %s', async (_what, part, at) => {
    await comeIn();
    await signOut();
    expect((await signInWith(spoilt(await page.assert(), part, at))).code).toBe('passkey_refused');
    expect(await whoIsIn()).toBeNull();
    expect((await signInWith(spoilt(await page.assert(), part, at, 0))).status).toBe(200);
  });

  it('must have checked its person, at the first and at every other use', async () => {
    await comeIn();
    await page.setUserVerified(false);
    const unchecked = { userVerification: 'discouraged' };
    expect((await signInWith(await page.assert(unchecked))).code).toBe('passkey_refused');
    await page.setUserVerified(true);
    const checked = { userVerification: 'preferred' };
    expect((await signInWith(await page.assert(checked))).status).toBe(200);
  });

  it.each([
    ['checked its person', 0x04],
    ['met one', 0x01],
  ])('that never %s is refused when it comes', async (_what, flag) => {
    const { token } = await newLink();
    const answered = await page.register({ for: 'link', token, name: 'Ada' });
    const redeem = async (bit: number) => {
      // Nothing signs the flags of a registration without attestation.
      const credential = {
        kind: 'passkey',
        ...spoilt(answered, 'attestationObject', flagsAt(answered), bit),
      };
      const body = { token, name: 'Ada', credential: { ...credential, label: 'Laptop' } };
      return await page.call('POST', '/v1/auth/links/redeem', body);
    };
    expect((await redeem(flag)).code).toBe('passkey_refused');
    expect((await redeem(0)).code).toBe('challenge_invalid');
    expect((await comeIn()).status).toBe(200);
  });

  it('whose counter went back is a copy, and refused', async () => {
    const { body } = await comeIn();
    await signInWith(await page.assert());
    const key = `person:${body.person.id}`;
    const stored = await world.stores.records.get('people', key);
    const record = JSON.parse(stored?.value ?? '');
    expect(record.passkeys[0].counter).toBeGreaterThan(0);
    record.passkeys[0].counter += 5;
    await world.stores.records.put('people', key, JSON.stringify(record), stored?.version ?? 0);
    expect((await signInWith(await page.assert())).code).toBe('passkey_refused');
  });

  it('that brings a certificate is refused unseen: its addresses would be asked from here', async () => {
    const { token } = await newLink();
    const question = { for: 'link', token, name: 'Ada' };
    const answered = await page.register(question, { attestation: 'direct' });
    const attestation = decodeAttestationObject(
      decodeBase64Url(answered.response.response.attestationObject ?? '') ?? new Uint8Array(),
    );
    expect(attestation.get('attStmt').get('x5c')).toHaveLength(1);
    const credential = { kind: 'passkey', ...answered, label: 'Laptop' };
    const body = { token, name: 'Ada', credential };
    expect((await page.call('POST', '/v1/auth/links/redeem', body)).code).toBe('passkey_refused');
  });
});

describe('a link', () => {
  it('takes the passkey that was made for it and for the name', async () => {
    const [one, other] = [await newLink(), await newLink()];
    const register = async (name: string, token: string) => ({
      kind: 'passkey',
      label: 'Laptop',
      ...(await page.register({ for: 'link', token, name })),
    });
    const redeem = (token: string, name: string, credential: object) =>
      page.call('POST', '/v1/auth/links/redeem', { token, name, credential });
    expect((await redeem(one.token, 'Ada', await register('Ada', other.token))).code).toBe(
      'challenge_invalid',
    );
    expect((await redeem(one.token, 'Bea', await register('Ada', one.token))).code).toBe('challenge_invalid');
    expect((await redeem(one.token, 'Ada', await register('Ada', one.token))).status).toBe(200);
  });

  it('gives a person another passkey, and ends what was signed in', async () => {
    const { body } = await comeIn();
    const { token } = await newLink('ada');
    const second = await openPasskeyPage(browser, server.origin);
    const credential = {
      kind: 'passkey',
      label: 'Phone',
      ...(await second.register({ for: 'link', token, name: '' })),
    };
    const reset = await second.call('POST', '/v1/auth/links/redeem', { token, name: '', credential });
    expect(reset.body.person).toMatchObject({ id: body.person.id, name: 'Ada' });
    expect(reset.body.person.passkeys.map(({ label }: { label: string }) => label)).toEqual([
      'Laptop',
      'Phone',
    ]);
    expect(await whoIsIn()).toBeNull();
    expect(await whoIsIn(second)).toBe('Ada');
  });
});

describe("a person's own passkeys", () => {
  const add = async (from: PasskeyPage, answered: Answered) =>
    from.call('POST', '/v1/auth/passkeys', { ...answered, label: ' Phone ' });

  it('can be added, not twice on one authenticator', async () => {
    const { body } = await comeIn();
    await expect(page.register({ for: 'add' })).rejects.toThrow(/InvalidStateError|previously registered/);
    // Without the list of those that are there, the authenticator makes another in the place of the first.
    const answered = await page.register({ for: 'add' }, { excludeCredentials: [] });
    const added = await add(page, answered);
    expect(added.body.passkeys.map(({ label }: { label: string }) => label)).toEqual(['Laptop', 'Phone']);
    expect(added.body.passkeys[0].id).toBe(body.person.passkeys[0].id);
    expect((await add(page, answered)).code).toBe('challenge_invalid');
  });

  it('are added by whoever asked, signed in', async () => {
    await comeIn('Ada');
    const answered = await page.register({ for: 'add' }, { excludeCredentials: [] });
    await signOut();
    expect((await page.call('POST', '/v1/auth/passkeys/options', { for: 'add' })).code).toBe(
      'sign_in_required',
    );
    expect((await add(page, answered)).code).toBe('sign_in_required');
    await comeIn('Bea');
    expect((await add(page, answered)).code).toBe('challenge_invalid');
  });

  it('are not added by a sign-in that ends meanwhile', async () => {
    await comeIn();
    const asked = await page.register({ for: 'add' }, { excludeCredentials: [] });
    const { token } = await newLink('Ada');
    // Between the look at who is signed in and the change there is the log: a reset comes just then.
    const { audit, records } = world.stores;
    const { append } = audit;
    audit.append = async (entry) => {
      audit.append = append;
      const credential = { kind: 'passphrase', passphrase: PASSPHRASE };
      await world.visitor().call('POST', '/v1/auth/links/redeem', { token, name: '', credential });
      return append(entry);
    };
    const added = await page.call('POST', '/v1/auth/passkeys', { ...asked, label: 'Of a thief' });
    expect(added.code).toBe('sign_in_required');
    expect(JSON.stringify(await records.list('people', { limit: 10 }))).not.toContain('Of a thief');
  });

  it('can be removed but for the last way in; other sign-ins end', async () => {
    const { body } = await comeIn();
    const path = `/v1/auth/passkeys/${body.person.passkeys[0].id}`;
    expect((await page.call('DELETE', path)).code).toBe('last_way_in');
    await page.call('PUT', '/v1/auth/passphrase', { passphrase: PASSPHRASE });
    const elsewhere = await openPasskeyPage(browser, server.origin);
    await elsewhere.call('POST', '/v1/auth/sign-in', {
      kind: 'passphrase',
      name: 'ada',
      passphrase: PASSPHRASE,
    });
    expect(await whoIsIn(elsewhere)).toBe('Ada');

    const removed = await page.call('DELETE', path);
    expect(removed.body).toMatchObject({ hasPassphrase: true, passkeys: [] });
    expect((await page.call('DELETE', path)).body).toEqual(removed.body);
    expect(await whoIsIn(elsewhere)).toBeNull();
    expect(await whoIsIn()).toBe('Ada');
    expect((await signInWith(await page.assert())).code).toBe('passkey_refused');
  });

  it('do not open for a disabled person', async () => {
    const { body } = await comeIn();
    const admin = await world.person('Bea', ['site-admin']);
    await admin.call('POST', `/v1/people/${body.person.id}/disable`);
    expect((await signInWith(await page.assert())).code).toBe('passkey_refused');
    await admin.call('POST', `/v1/people/${body.person.id}/enable`);
    expect((await signInWith(await page.assert())).status).toBe(200);
  });
});

it('what happens to passkeys is on record', async () => {
  const { body } = await comeIn();
  await page.call('PUT', '/v1/auth/passphrase', { passphrase: PASSPHRASE });
  await signInWith(spoilt(await page.assert(), 'signature', -1));
  const stranger = spoilt(await page.assert(), 'userHandle', 0);
  await signInWith(stranger);
  await signInWith(stranger);
  const { id, passkeys } = body.person as PersonSummary;
  await page.call('DELETE', `/v1/auth/passkeys/${passkeys[0]?.id}`);
  const lines = (await world.entries()).filter(
    ({ result, action }) => result !== 'allowed' && action !== 'link.make',
  );
  expect(lines.map(({ actor, action, result, objects }) => [actor, action, result, ...objects])).toEqual([
    ['Ada', 'passkey.add', 'done', `person:${id}`],
    ['Ada', 'link.redeem', 'done', expect.stringMatching(/^link:/), `person:${id}`],
    ['Ada', 'staff.sign-in', 'done', `person:${id}`],
    ['Ada', 'passphrase.set', 'done', `person:${id}`],
    ['Ada', 'staff.sign-in', 'refused', `person:${id}`],
    ['unknown', 'staff.sign-in', 'refused'],
    ['unknown', 'staff.sign-in', 'refused'],
    ['Ada', 'passkey.remove', 'done', `person:${id}`],
  ]);
});
