import { describe, expect, it } from 'vitest';
import {
  createStaffWorld,
  nameOf,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  redeem,
  SET_UP,
  type StaffWorld,
  signIn,
} from './staff-world.ts';

/** Entries as `actor/role action result objects`, links without their random part. */
async function linesOf({ entries }: StaffWorld, from = 0): Promise<string[]> {
  const leaves = (await entries()).slice(from);
  return leaves.map(({ actor, role, action, result, objects }) =>
    [`${actor}/${role}`, action, result, ...objects].join(' ').replace(/link:[\w-]{22}/, 'link'),
  );
}

describe('the log', () => {
  it('has how the first person came in, and out', async () => {
    const world = createStaffWorld();
    const ada = await world.person('Ada', ['analyst', 'site-admin']);
    await ada.call('POST', '/v1/auth/sign-out');
    const id = `person:${ada.person.id}`;
    expect(await linesOf(world)).toEqual([
      'set-up/system link.make allowed link',
      'set-up/system link.make done link',
      `Ada/site-admin link.redeem allowed link ${id}`,
      `Ada/site-admin passphrase.set allowed ${id}`,
      `Ada/site-admin passphrase.set done ${id}`,
      `Ada/site-admin link.redeem done link ${id}`,
      `Ada/site-admin staff.sign-in done ${id}`,
      `Ada/site-admin staff.sign-out done ${id}`,
    ]);
  });

  it('has refused sign-ins, and of strangers not what they typed', async () => {
    const world = createStaffWorld();
    const ada = await world.person('Ada', ['analyst']);
    const from = (await world.entries()).length;
    await signIn(world.visitor(), 'Ada', 'a wrong one, in clear');
    await signIn(world.visitor(), 'My Passphrase Typed As A Name', PASSPHRASE);
    await ada.call('PUT', '/v1/auth/passphrase', { current: 'in clear too', passphrase: OTHER_PASSPHRASE });
    expect(await linesOf(world, from)).toEqual([
      `Ada/analyst staff.sign-in refused person:${ada.person.id}`,
      'unknown/system staff.sign-in refused',
      `Ada/analyst passphrase.set refused person:${ada.person.id}`,
    ]);
    expect(JSON.stringify(await world.entries())).not.toMatch(/in clear|Typed As/);
  });

  it('has what an administrator does, in the role that permits it', async () => {
    const world = createStaffWorld();
    const admin = await world.person('Bea', ['analyst', 'site-admin']);
    const ada = await world.person('Ada', ['analyst']);
    const id = `person:${ada.person.id}`;
    const from = (await world.entries()).length;
    await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    const { body } = await admin.call('POST', '/v1/people/links', { name: 'Ada', roles: [] });
    await redeem(ada, body.token, '', OTHER_PASSPHRASE);
    await admin.call('POST', `/v1/people/${ada.person.id}/disable`);
    await admin.call('POST', `/v1/people/${ada.person.id}/enable`);
    const allowed = (await linesOf(world, from)).filter((line) => !line.includes(' done '));
    expect(allowed).toEqual([
      `Bea/site-admin person.disable allowed ${id}`,
      `Bea/site-admin link.make allowed link ${id}`,
      `Ada/analyst link.redeem allowed link ${id}`,
      `Ada/analyst passphrase.set allowed ${id}`,
      `Ada/analyst person.enable allowed ${id}`,
      `Bea/site-admin person.disable allowed ${id}`,
      `Bea/site-admin person.enable allowed ${id}`,
    ]);
    const done = (await linesOf(world, from)).filter((line) => line.includes(' done '));
    expect(done).toHaveLength(allowed.length + 1);
    expect(done).toContain(`Ada/analyst staff.sign-in done ${id}`);
  });

  it('says of a race who lost it', async () => {
    const world = createStaffWorld();
    const { token } = await world.auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    await Promise.all(['Ada', 'Bea'].map((name) => redeem(world.visitor(), token, name)));
    const results = (await world.entries()).filter(({ action }) => action === 'link.redeem');
    expect(results.map(({ result }) => result).sort()).toEqual(['allowed', 'allowed', 'done', 'failed']);
  });

  it('never has a token, a passphrase or a cookie', async () => {
    const world = createStaffWorld();
    const { token } = await world.auth.createLink({ name: null, roles: ['site-admin'], by: SET_UP });
    const ada = world.visitor();
    await redeem(ada, token, 'Ada');
    await ada.call('PUT', '/v1/auth/passphrase', { current: PASSPHRASE, passphrase: OTHER_PASSPHRASE });
    const text = JSON.stringify(await world.entries());
    expect(text).toContain('passphrase.set');
    for (const secret of [token, ada.cookie.slice(-43), PASSPHRASE, OTHER_PASSPHRASE])
      expect(text).not.toContain(secret.slice(0, 12));
  });
});

describe('what cannot be put on record is not done', () => {
  it('a sign-in', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    world.ledger.isFull = true;
    const visitor = world.visitor();
    const refused = await signIn(visitor, 'Ada');
    expect([refused.status, refused.code]).toEqual([503, 'audit_unavailable']);
    expect(visitor.cookie).toBe('');
    expect(await world.stores.records.list('staff_sign_ins', { limit: 9 })).toHaveLength(1);
    expect((await signIn(visitor, 'Ada', 'wrong wrong wrong')).code).toBe('audit_unavailable');
    world.ledger.isFull = false;
    expect((await signIn(visitor, 'Ada')).status).toBe(200);
  });

  it('a link, and its use', async () => {
    const world = createStaffWorld();
    const request = { name: null, roles: ['analyst'], by: SET_UP } as const;
    const { token } = await world.auth.createLink(request);
    world.ledger.isFull = true;
    await expect(world.auth.createLink(request)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(await world.stores.records.list('staff_links', { limit: 9 })).toHaveLength(1);
    expect((await redeem(world.visitor(), token, 'Ada')).code).toBe('audit_unavailable');
    expect(await world.auth.hasPeople()).toBe(false);
    world.ledger.isFull = false;
    expect((await redeem(world.visitor(), token, 'Ada')).status).toBe(200);
  });

  it('another passphrase, a disabling, an enabling', async () => {
    const world = createStaffWorld();
    const admin = await world.person('Bea', ['site-admin']);
    const ada = await world.person('Ada', ['analyst']);
    const cem = await world.person('Cem', ['analyst']);
    await admin.call('POST', `/v1/people/${cem.person.id}/disable`);
    world.ledger.isFull = true;
    const body = { current: PASSPHRASE, passphrase: OTHER_PASSPHRASE };
    const answers = [
      await ada.call('PUT', '/v1/auth/passphrase', body),
      await admin.call('POST', `/v1/people/${ada.person.id}/disable`),
      await admin.call('POST', `/v1/people/${cem.person.id}/enable`),
    ];
    expect(answers.map(({ code }) => code)).toEqual(Array(3).fill('audit_unavailable'));
    world.ledger.isFull = false;
    expect(await nameOf(ada)).toBe('Ada');
    expect((await signIn(world.visitor(), 'Ada')).status).toBe(200);
    expect((await signIn(world.visitor(), 'Cem')).code).toBe('sign_in_failed');
  });

  it('and what was done says so when its end is not on record', async () => {
    const world = createStaffWorld();
    const admin = await world.person('Bea', ['site-admin']);
    const ada = await world.person('Ada', ['analyst']);
    world.ledger.isFullAfter(1);
    const path = `/v1/people/${ada.person.id}/disable`;
    await expect(admin.call('POST', path)).rejects.toMatchObject({ code: 'audit_unfinished' });
    world.ledger.isFull = false;
    expect(await nameOf(ada)).toBeNull();
  });

  it('but a sign-out is, whatever becomes of its entry; the answer does not say that nothing was done', async () => {
    const world = createStaffWorld();
    const ada = await world.person('Ada', ['analyst']);
    world.ledger.isFull = true;
    const out = ada.call('POST', '/v1/auth/sign-out');
    await expect(out).rejects.toMatchObject({ code: 'audit_unfinished' });
    expect(await nameOf(ada)).toBeNull();
  });
});
