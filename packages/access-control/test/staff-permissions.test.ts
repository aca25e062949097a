import type { StaffRole } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { createStaffWorld, ORIGIN, type Visitor } from './staff-world.ts';

/** Written here once more: the table in the code must not be its own proof. */
const MAY: Readonly<Record<StaffRole, readonly string[]>> = {
  'site-admin': ['sites.read', 'sites.write', 'people.manage', 'key-files.read', 'key-files.write'],
  analyst: ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  'privacy-officer': ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  auditor: [],
};
const ROLES = Object.keys(MAY) as StaffRole[];
const PERMISSIONS = [...new Set(Object.values(MAY).flat()), 'audit.read', 'constructor', ''];

const requestOf = ({ cookie }: Visitor) => new Request(`${ORIGIN}/v1/sites`, { headers: { cookie } });

describe('the gate', () => {
  it.each(ROLES)('permits %s what the table says and nothing else', async (role) => {
    const { auth, person } = createStaffWorld();
    const request = requestOf(await person('Ada', [role]));
    for (const permission of PERMISSIONS) {
      const admitted = await auth.gate.admit(request, permission).catch((error) => error.code);
      const expected = MAY[role].includes(permission)
        ? expect.objectContaining({ as: role })
        : 'permission_missing';
      expect(admitted, permission).toEqual(expected);
    }
  });

  it('walks every permission that the table knows', () => {
    expect(PERMISSIONS).toHaveLength(11);
  });

  it('names the role that permits', async () => {
    const { auth, person } = createStaffWorld();
    const ada = await person('Ada', ['auditor', 'privacy-officer', 'site-admin']);
    const as = async (permission: string) => (await auth.gate.admit(requestOf(ada), permission))?.as;
    expect(await as('people.manage')).toBe('site-admin');
    expect(await as('sessions.open')).toBe('privacy-officer');
    expect(await auth.gate.admit(requestOf(ada), 'signed-in')).toEqual({
      id: ada.person.id,
      name: 'Ada',
      roles: ['auditor', 'privacy-officer', 'site-admin'],
      as: 'site-admin',
    });
  });

  it('admits nobody who is not signed in, but to what is for anyone', async () => {
    const { auth, visitor } = createStaffWorld();
    for (const permission of ['signed-in', ...PERMISSIONS])
      await expect(auth.gate.admit(requestOf(visitor()), permission)).rejects.toMatchObject({
        code: 'sign_in_required',
      });
    expect(await auth.gate.admit(requestOf(visitor()), 'anyone')).toBeNull();
  });

  it('does not guard the public side', async () => {
    const { auth, person } = createStaffWorld();
    const request = requestOf(await person('Ada', ['analyst']));
    await expect(auth.gate.admit(request, 'public')).rejects.toThrow(TypeError);
  });
});

describe('routes', () => {
  it.each([
    ['GET', '/v1/people'],
    ['POST', '/v1/people/links'],
    ['POST', '/v1/people/x/disable'],
    ['POST', '/v1/people/x/enable'],
  ])('%s %s needs people.manage', async (method, path) => {
    const { visitor, person } = createStaffWorld();
    const analyst = await person('Ada', ['analyst', 'privacy-officer', 'auditor']);
    const body = method === 'POST' ? { name: null, roles: ['analyst'] } : undefined;
    expect((await visitor().call(method, path, body)).code).toBe('sign_in_required');
    expect((await analyst.call(method, path, body)).code).toBe('permission_missing');
    const admin = await person('Bea', ['site-admin']);
    expect((await admin.call(method, path, body)).code).toBe(
      path.includes('/x/') ? 'person_unknown' : undefined,
    );
  });

  it.each([
    ['POST', '/v1/auth/passkeys'],
    ['DELETE', '/v1/auth/passkeys/x'],
    ['PUT', '/v1/auth/passphrase'],
  ])('%s %s needs a sign-in', async (method, path) => {
    const { visitor } = createStaffWorld();
    expect((await visitor().call(method, path, {})).code).toBe('sign_in_required');
  });
});
