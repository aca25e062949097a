import { describe, expect, it } from 'vitest';
import {
  createStaffWorld,
  nameOf,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  redeem,
  SET_UP,
  STORES,
  signIn,
} from './staff-world.ts';

const DAY_MS = 24 * 60 * 60_000;

describe.each(STORES)('links, $kind', ({ open }) => {
  const newWorld = () => createStaffWorld({ stores: open() });
  const FIRST = { name: null, roles: ['site-admin', 'analyst'], by: SET_UP } as const;

  it('printed at set-up lets nobody in once somebody is, and one of two who come at once', async () => {
    const { auth, visitor } = newWorld();
    const first = () => auth.createLink({ ...FIRST, first: true });
    const links = [await first(), await first(), await first()];
    const [ada, bea] = await Promise.all([
      redeem(visitor(), links[0]?.token ?? '', 'Ada'),
      redeem(visitor(), links[1]?.token ?? '', 'Bea'),
    ]);
    expect([ada.code ?? 'in', bea.code ?? 'in'].toSorted()).toEqual(['in', 'link_invalid']);
    const { token } = links[2] ?? { token: '' };
    expect((await visitor().call('POST', '/v1/auth/links/inspect', { token })).code).toBe('link_invalid');
    expect((await redeem(visitor(), token, 'Cyd')).code).toBe('link_invalid');
    // A link that was made for somebody stays good.
    const invited = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    expect((await redeem(visitor(), invited.token, 'Cyd')).status).toBe(200);
  });

  it('sets the first person up', async () => {
    const { auth, visitor } = newWorld();
    const ada = visitor();
    expect(await auth.hasPeople()).toBe(false);
    expect((await ada.call('GET', '/v1/auth/state')).body).toEqual({
      person: null,
      passkeys: true,
      setUp: false,
      endsAtMs: null,
      idleMs: 30 * 60_000,
    });

    const { token, expiresAtMs } = await auth.createLink(FIRST);
    expect((await ada.call('POST', '/v1/auth/links/inspect', { token })).body).toEqual({
      name: null,
      roles: ['site-admin', 'analyst'],
      expiresAtMs,
    });
    const { status, body } = await redeem(ada, token, '  Ada Lovelace ');
    expect(status).toBe(200);
    expect(body.person).toMatchObject({
      name: 'Ada Lovelace',
      roles: ['site-admin', 'analyst'],
      disabled: false,
      hasPassphrase: true,
      passkeys: [],
    });
    expect(await auth.hasPeople()).toBe(true);
    const state = await ada.call('GET', '/v1/auth/state');
    expect(state.body).toMatchObject({ person: body.person, setUp: true });
    expect(state.body.endsAtMs).toBe(body.person.createdAtMs + DAY_MS / 2);
  });

  it('works once', async () => {
    const { auth, visitor } = newWorld();
    const { token } = await auth.createLink(FIRST);
    expect((await redeem(visitor(), token, 'Ada')).status).toBe(200);
    expect((await redeem(visitor(), token, 'Bea')).code).toBe('link_invalid');
    expect((await visitor().call('POST', '/v1/auth/links/inspect', { token })).code).toBe('link_invalid');
  });

  it('works once for ten who race, and leaves no trace of the nine', async () => {
    const { auth, visitor } = newWorld();
    const { token } = await auth.createLink(FIRST);
    const names = Array.from({ length: 10 }, (_, at) => `Racer ${at}`);
    const answers = await Promise.all(names.map((name) => redeem(visitor(), token, name)));
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['in', ...Array(9).fill('link_invalid')]);

    const winner = names[answers.findIndex(({ status }) => status === 200)] ?? '';
    const next = await auth.createLink(FIRST);
    expect((await redeem(visitor(), next.token, winner)).code).toBe('name_taken');
    const loser = names.find((name) => name !== winner) ?? '';
    expect((await redeem(visitor(), next.token, loser)).status).toBe(200);
  });

  it('lasts 24 hours, not a millisecond more', async () => {
    const { auth, visitor, clock } = newWorld();
    const { token, expiresAtMs } = await auth.createLink(FIRST);
    expect(expiresAtMs).toBe(clock.ms + DAY_MS);
    clock.ms += DAY_MS;
    expect((await redeem(visitor(), token, 'Ada')).code).toBe('link_invalid');
    clock.ms -= 1;
    expect((await redeem(visitor(), token, 'Ada')).status).toBe(200);
  });

  it('is stored as a hash', async () => {
    const { auth, stores } = newWorld();
    const { token } = await auth.createLink(FIRST);
    const rows = await stores.records.list('staff_links', { limit: 10 });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token.slice(0, 12));
  });

  it('is not used up by what is refused', async () => {
    const { auth, visitor, person } = newWorld();
    await person('Bea', ['analyst']);
    const { token } = await auth.createLink(FIRST);
    expect((await redeem(visitor(), token, 'Ada', 'short')).code).toBe('passphrase_weak');
    expect((await redeem(visitor(), token, 'bEA')).code).toBe('name_taken');
    expect((await redeem(visitor(), token, '')).body).toMatchObject({
      code: 'body_malformed',
      fields: ['name'],
    });
    expect((await redeem(visitor(), token, 'Ada')).status).toBe(200);
  });

  it('gives the name that it is for, whatever is typed', async () => {
    const { auth, visitor } = newWorld();
    const { token } = await auth.createLink({ ...FIRST, name: 'Ada' });
    expect((await visitor().call('POST', '/v1/auth/links/inspect', { token })).body.name).toBe('Ada');
    expect((await redeem(visitor(), token, 'Mallory')).body.person.name).toBe('Ada');
  });

  it('resets a person: another passphrase, enabled, everybody else out', async () => {
    const { visitor, person } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    const ada = await person('Ada', ['analyst', 'auditor']);
    await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    const invited = await admin.call('POST', '/v1/people/links', { name: 'ada', roles: [] });
    expect(invited.status).toBe(201);

    const again = visitor();
    const { body } = await redeem(again, invited.body.token, 'ignored', OTHER_PASSPHRASE);
    expect(body.person).toEqual({ ...ada.person, disabled: false });
    expect(await nameOf(again)).toBe('Ada');
    expect(await nameOf(ada)).toBeNull();
    expect((await signIn(visitor(), 'Ada')).code).toBe('sign_in_failed');
    expect((await signIn(visitor(), 'Ada', OTHER_PASSPHRASE)).status).toBe(200);
    expect((await redeem(visitor(), invited.body.token)).code).toBe('link_invalid');
  });

  it('for somebody new is no reset of whoever has the name, whatever their roles', async () => {
    const { auth, person } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    await person('Ada', ['analyst']);
    const invited = await admin.call('POST', '/v1/people/links', { name: 'ada', roles: ['analyst'] });
    expect(invited.code).toBe('name_taken');
    await expect(auth.createLink({ name: 'Ada', roles: ['site-admin'], by: SET_UP })).rejects.toMatchObject({
      code: 'name_taken',
    });
  });

  it('that would reset somebody is void once they are disabled: nobody lets themselves in again', async () => {
    const { auth, visitor, person } = newWorld();
    const admin = await person('Bea', ['site-admin']);
    const ada = await person('Ada', ['analyst']);
    const { token } = await auth.createLink({ name: 'Ada', roles: [], by: SET_UP });
    await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    expect((await visitor().call('POST', '/v1/auth/links/inspect', { token })).code).toBe('link_invalid');
    expect((await redeem(visitor(), token, '', OTHER_PASSPHRASE)).code).toBe('link_invalid');
    await admin.call('POST', `/v1/people/${ada.person.id}/enable`);
    expect((await redeem(visitor(), token, '', OTHER_PASSPHRASE)).code).toBe('link_invalid');
    expect((await signIn(visitor(), 'Ada')).status).toBe(200);
  });

  it('that resets somebody is void once another did', async () => {
    const { auth, visitor, person } = newWorld();
    await person('Ada', ['analyst']);
    const reset = () => auth.createLink({ name: 'Ada', roles: [], by: SET_UP });
    const [one, other] = [await reset(), await reset()];
    expect((await redeem(visitor(), one.token, '', OTHER_PASSPHRASE)).status).toBe(200);
    expect((await redeem(visitor(), other.token)).code).toBe('link_invalid');
  });

  it('that somebody made ends with what ends their sign-ins', async () => {
    const { auth, visitor, person } = newWorld();
    const bea = await person('Bea', ['site-admin']);
    const cem = await person('Cem', ['site-admin']);
    const invite = async () =>
      (await bea.call('POST', '/v1/people/links', { name: null, roles: ['site-admin'] })).body.token;
    const kept = await invite();
    expect((await redeem(visitor(), kept, 'Dee')).status).toBe(200);

    const before = await invite();
    await bea.call('PUT', '/v1/auth/passphrase', { current: PASSPHRASE, passphrase: OTHER_PASSPHRASE });
    expect((await redeem(visitor(), before, 'Fay')).code).toBe('link_invalid');
    const last = await invite();
    await cem.call('POST', `/v1/people/${bea.person.id}/disable`);
    expect((await redeem(visitor(), last, 'Fay')).code).toBe('link_invalid');
    await cem.call('POST', `/v1/people/${bea.person.id}/enable`);
    expect((await redeem(visitor(), last, 'Fay')).code).toBe('link_invalid');
    // What a program made hangs on nobody.
    const { token } = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    expect((await redeem(visitor(), token, 'Fay')).status).toBe(200);
  });

  it('that resets a person who is not disabled ends their sign-ins too', async () => {
    const { auth, visitor, person } = newWorld();
    const ada = await person('Ada', ['analyst']);
    const { token } = await auth.createLink({ name: 'Ada', roles: [], by: SET_UP });
    expect(await nameOf(ada)).toBe('Ada');
    await redeem(visitor(), token, '', OTHER_PASSPHRASE);
    expect(await nameOf(ada)).toBeNull();
  });

  it('takes no other token', async () => {
    const { auth, visitor } = newWorld();
    const { token } = await auth.createLink(FIRST);
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const wrong of [other, token.slice(1), '', `${token} `, 'person:x'])
      expect((await visitor().call('POST', '/v1/auth/links/inspect', { token: wrong })).code).toBe(
        'link_invalid',
      );
  });
});

describe('names', () => {
  it.each([
    ['Ada', 'ADA'],
    ['Ada', 'Ａｄａ'],
    ['Ada', 'A\u200bda'],
    ['Ada Lovelace', ' ada   lovelace'],
    ['Strauß', 'STRAUSS'],
    ['Zo\u00eb', 'Zoe\u0308'],
  ])('%j and %j are one', async (taken, typed) => {
    const { auth, visitor, person } = createStaffWorld();
    await person(taken, ['analyst']);
    const { token } = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    expect((await redeem(visitor(), token, typed)).code).toBe('name_taken');
    expect((await signIn(visitor(), typed)).status).toBe(200);
  });

  it('is taken by one of two who come at once', async () => {
    const { auth, visitor } = createStaffWorld();
    const request = { name: null, roles: ['analyst'], by: SET_UP } as const;
    const links = [await auth.createLink(request), await auth.createLink(request)];
    const answers = await Promise.all(links.map(({ token }) => redeem(visitor(), token, 'Ada')));
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['in', 'name_taken']);
  });

  it.each(['unknown', 'SET-UP', 'Collector'])('nobody is called %s', async (name) => {
    const { auth, visitor } = createStaffWorld();
    const { token } = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    expect((await redeem(visitor(), token, name)).code).toBe('name_taken');
  });

  it('is kept without what shows nothing', async () => {
    const { auth, visitor } = createStaffWorld();
    const { token } = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    const { body } = await redeem(visitor(), token, '\ufeffA\u200bd\u00ada\u3164\u{e0061}');
    expect(body.person.name).toBe('Ada');
  });

  it.each(['', '   ', '...', '\u3164', '\u115f\u200d', '\u2800', 'a\nb', 'a\u202eb', 'x'.repeat(101)])(
    '%j is none',
    async (name) => {
      const { auth, visitor, person } = createStaffWorld();
      const { token } = await auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
      expect((await redeem(visitor(), token, name)).body.fields).toEqual(['name']);
      await expect(auth.createLink({ name, roles: ['analyst'], by: SET_UP })).rejects.toThrow(
        /^name: expected/,
      );
      const admin = await person('Bea', ['site-admin']);
      const invited = await admin.call('POST', '/v1/people/links', { name, roles: ['analyst'] });
      expect(invited.body.fields).toEqual(['name']);
    },
  );

  it.each([{ roles: [] }, { roles: ['owner'] }, { roles: ['analyst', 'analyst'] }])(
    'no link with %j',
    async (bad) => {
      const { person } = createStaffWorld();
      const admin = await person('Bea', ['site-admin']);
      const invited = await admin.call('POST', '/v1/people/links', { name: null, ...bad });
      expect(invited.code).toBe('body_malformed');
    },
  );
});
