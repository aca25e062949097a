import { ProblemError } from '@scrim/protocol/routes';
import { describe, expect, it } from 'vitest';
import {
  createStaffWorld,
  nameOf,
  ORIGIN,
  PASSPHRASE,
  STORES,
  type StaffWorld,
  signIn,
  type Visitor,
} from './staff-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A use of the sign-in: what any page of the console does. */
async function isAdmitted({ auth }: StaffWorld, { cookie }: Visitor): Promise<boolean> {
  const request = new Request(`${ORIGIN}/v1/sites`, { headers: { cookie } });
  const caller = await auth.gate.admit(request, 'signed-in').catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'sign_in_required') return null;
    throw error;
  });
  return caller !== null;
}

describe.each(STORES)('a sign-in, $kind', ({ open }) => {
  const newWorld = (over: object = {}) => createStaffWorld({ stores: open(), ...over });

  it('ends when nothing was done for half an hour, not a millisecond before', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    world.clock.ms += 30 * MINUTE_MS - 1;
    expect(await isAdmitted(world, ada)).toBe(true);
    world.clock.ms += 30 * MINUTE_MS;
    expect(await isAdmitted(world, ada)).toBe(false);
  });

  it('ends twelve hours after it began, however much is done', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    const endsAtMs = world.clock.ms + 12 * HOUR_MS;
    while (world.clock.ms + 20 * MINUTE_MS < endsAtMs) {
      world.clock.ms += 20 * MINUTE_MS;
      expect(await isAdmitted(world, ada)).toBe(true);
    }
    expect((await ada.call('GET', '/v1/auth/state')).body.endsAtMs).toBe(endsAtMs);
    world.clock.ms = endsAtMs - 1;
    expect(await isAdmitted(world, ada)).toBe(true);
    world.clock.ms = endsAtMs;
    expect(await isAdmitted(world, ada)).toBe(false);
  });

  it('takes its time-outs from the options', async () => {
    const world = newWorld({ idleMs: 1000, absoluteMs: 2500 });
    const ada = await world.person('Ada', ['analyst']);
    for (const wait of [999, 999, 501]) {
      world.clock.ms += wait;
      expect(await isAdmitted(world, ada)).toBe(true);
    }
    world.clock.ms += 1;
    expect(await isAdmitted(world, ada)).toBe(false);

    await signIn(ada, 'Ada');
    world.clock.ms += 1000;
    expect(await isAdmitted(world, ada)).toBe(false);
  });

  it('is not kept alive by a page that only asks who is signed in', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    for (let minutes = 0; minutes < 30; minutes += 5) {
      expect(await nameOf(ada)).toBe('Ada');
      world.clock.ms += 5 * MINUTE_MS;
    }
    expect(await nameOf(ada)).toBeNull();
  });

  it('is written at most once a minute', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    const version = async () => (await world.stores.records.list('staff_sign_ins', { limit: 9 }))[0]?.version;
    for (const [wait, expected] of [
      [59_999, 1],
      [1, 2],
      [1, 2],
    ] as const) {
      world.clock.ms += wait;
      await isAdmitted(world, ada);
      expect(await version()).toBe(expected);
    }
  });

  it('ends by signing out, once and for all', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    const { cookie } = ada;
    const out = await ada.call('POST', '/v1/auth/sign-out');
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      'scrim-sign-in=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ]);
    expect(await nameOf(Object.assign(world.visitor(), { cookie }))).toBeNull();
    expect((await world.visitor().call('POST', '/v1/auth/sign-out')).status).toBe(204);
  });

  it('takes the place of the one that the browser had', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    const { cookie } = ada;
    await signIn(ada, 'Ada');
    expect(ada.cookie).not.toBe(cookie);
    expect(await nameOf(ada)).toBe('Ada');
    expect(await nameOf(Object.assign(world.visitor(), { cookie }))).toBeNull();
  });

  it('is stored as a hash', async () => {
    const world = newWorld();
    const { cookie } = await world.person('Ada', ['analyst']);
    const rows = await world.stores.records.list('staff_sign_ins', { limit: 9 });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(cookie.slice(-20));
    expect(
      await nameOf(Object.assign(world.visitor(), { cookie: `scrim-sign-in=${rows[0]?.key}` })),
    ).toBeNull();
  });

  it('leaves no row behind once it ran out', async () => {
    const world = newWorld();
    await world.person('Ada', ['analyst']);
    await signIn(world.visitor(), 'Ada');
    const count = async () => (await world.stores.records.list('staff_sign_ins', { limit: 9 })).length;
    expect(await count()).toBe(2);
    world.clock.ms += 30 * MINUTE_MS;
    await signIn(world.visitor(), 'Ada');
    expect(await count()).toBe(1);
  });

  it.each(['no JSON', '{}', '{"personId":"x","era":0,"createdAtMs":0,"lastSeenAtMs":"soon"}', 'null'])(
    'that is stored as %s is none',
    async (value) => {
      const world = newWorld();
      const ada = await world.person('Ada', ['analyst']);
      const [row] = await world.stores.records.list('staff_sign_ins', { limit: 9 });
      await world.stores.records.put('staff_sign_ins', row?.key ?? '', value, row?.version ?? 0);
      expect(await isAdmitted(world, ada)).toBe(false);
      expect(await nameOf(ada)).toBeNull();
      expect((await signIn(ada, 'Ada')).status).toBe(200);
    },
  );

  it('of a person whose record cannot be read is none', async () => {
    const world = newWorld();
    const ada = await world.person('Ada', ['analyst']);
    const rows = await world.stores.records.list('people', { after: 'person:', limit: 9 });
    await world.stores.records.put('people', rows[0]?.key ?? '', '{"name":7}', rows[0]?.version ?? 0);
    expect(await isAdmitted(world, ada)).toBe(false);
    expect((await signIn(world.visitor(), 'Ada', PASSPHRASE)).code).toBe('sign_in_failed');
    expect(
      (await (await world.person('Bea', ['site-admin'])).call('GET', '/v1/people')).body.people,
    ).toHaveLength(1);
  });
});

it('a person whom somebody disabled in the store itself is out as well', async () => {
  const world = createStaffWorld();
  const ada = await world.person('Ada', ['analyst']);
  const [row] = await world.stores.records.list('people', { after: 'person:', limit: 9 });
  const value = JSON.stringify({ ...JSON.parse(row?.value ?? ''), disabled: true });
  expect(await isAdmitted(world, ada)).toBe(true);
  await world.stores.records.put('people', row?.key ?? '', value, row?.version ?? 0);
  expect(await isAdmitted(world, ada)).toBe(false);
});

describe('the cookie line', () => {
  it.each(['', 'scrim-sign-in=', 'scrim-sign-in=x', '__Host-scrim-sign-in=x', ';;;=', 'scrim-sign-in="%"'])(
    '%j brings nobody',
    async (cookie) => {
      const world = createStaffWorld();
      await world.person('Ada', ['analyst']);
      expect(await nameOf(Object.assign(world.visitor(), { cookie }))).toBeNull();
    },
  );
});
