import { describe, expect, it } from 'vitest';
import { hashName } from '../src/staff/person-name.ts';
import { createStaffWorld, nameOf, redeem, SET_UP, STORES, signIn } from './staff-world.ts';

describe.each(STORES)('people, $kind', ({ open }) => {
  const newWorld = () => createStaffWorld({ stores: open() });

  it('are listed without anything that opens', async () => {
    const { person } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    const ada = await person('Ada', ['analyst']);
    const { body } = await admin.call('GET', '/v1/people');
    expect(body.people).toHaveLength(2);
    expect(body.people).toEqual(expect.arrayContaining([admin.person, ada.person]));
    expect(JSON.stringify(body)).not.toMatch(/salt|hash"|scrypt|publicKey|era/i);
  });

  it('who are disabled are out at once, and cannot come back in', async () => {
    const { person, visitor } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    const ada = await person('Ada', ['analyst']);
    const disabled = await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    expect(disabled.body).toEqual({ ...ada.person, disabled: true });
    expect(await nameOf(ada)).toBeNull();
    expect((await signIn(visitor(), 'Ada')).code).toBe('sign_in_failed');

    const enabled = await admin.call('POST', `/v1/people/${ada.person.id}/enable`);
    expect(enabled.body).toEqual(ada.person);
    // What was signed in before stays out.
    expect(await nameOf(ada)).toBeNull();
    expect((await signIn(visitor(), 'Ada')).status).toBe(200);
  });

  it('always include one who can administer', async () => {
    const { person, visitor } = newWorld();
    const admin = await person('Bea', ['site-admin', 'analyst']);
    await person('Ada', ['analyst', 'auditor']);
    const off = () => admin.call('POST', `/v1/people/${admin.person.id}/disable`);
    expect((await off()).code).toBe('last_way_in');
    const other = await person('Cem', ['site-admin']);
    await admin.call('POST', `/v1/people/${other.person.id}/disable`);
    expect((await off()).code).toBe('last_way_in');
    await admin.call('POST', `/v1/people/${other.person.id}/enable`);
    expect((await off()).status).toBe(200);
    expect((await signIn(visitor(), 'Bea')).code).toBe('sign_in_failed');
    expect((await signIn(visitor(), 'Cem')).status).toBe(200);
  });

  it('cannot all be disabled by each other at once', async () => {
    const { person, visitor } = newWorld();
    const admins = [await person('Bea', ['site-admin']), await person('Cem', ['site-admin'])] as const;
    const [bea, cem] = admins;
    await Promise.all([
      bea.call('POST', `/v1/people/${cem.person.id}/disable`),
      cem.call('POST', `/v1/people/${bea.person.id}/disable`),
    ]);
    const answers = [await signIn(visitor(), 'Bea'), await signIn(visitor(), 'Cem')];
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  it('who are unknown cannot be switched', async () => {
    const { person } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    for (const to of ['disable', 'enable'])
      expect((await admin.call('POST', `/v1/people/AAAAAAAAAAAAAAAAAAAAAA/${to}`)).code).toBe(
        'person_unknown',
      );
  });

  it('may take a name that was left by a crash, after a while', async () => {
    const { auth, stores, visitor, clock } = newWorld();
    const { token } = await auth.createLink({ name: 'Ada', roles: ['analyst'], by: SET_UP });
    const row = JSON.stringify({ personId: 'nobody', atMs: clock.ms });
    await stores.records.put('people', `name:${hashName('Ada')}`, row, 0);
    expect(await auth.hasPeople()).toBe(false);
    expect((await redeem(visitor(), token)).code).toBe('name_taken');
    clock.ms += 5 * 60_000 + 1;
    expect((await redeem(visitor(), token)).status).toBe(200);
  });
});
