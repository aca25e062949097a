import { createStaffAuth } from '@scrim/access-control/staff';
import { describe, expect, it } from 'vitest';
import { createStaffWorld, redeem, SET_UP, STORES } from './staff-world.ts';

const optionsOf = (over: object) => {
  const { records } = (STORES[0]?.open ?? fail)();
  return {
    records,
    audit: { append: async () => ({ seq: 0 }) },
    origin: 'https://scrim.example.org',
    ...over,
  };
};
const fail = (): never => {
  throw new Error('no store');
};

describe('options', () => {
  it.each([
    'https://scrim.example.org',
    'https://192.0.2.7:8443',
    'http://localhost:4620',
    'http://127.0.0.1:4620',
    'http://[::1]:4620',
  ])('takes the origin %s', (origin) => {
    expect(createStaffAuth(optionsOf({ origin }))).toHaveProperty('gate');
  });

  it.each([
    'http://scrim.example.org',
    'http://localhost.example.org',
    'http://192.168.1.2:4620',
    'http://127.0.0.2:4620',
    'http://app.localhost:4620',
  ])('refuses %s: cookies would cross a network in clear', (origin) => {
    expect(() => createStaffAuth(optionsOf({ origin }))).toThrow(
      /^origin: expected https; plain http only on/,
    );
  });

  it.each([
    'https://scrim.example.org/',
    'https://a.example.org/console',
    'scrim.example.org',
    '',
    undefined,
    7,
  ])('refuses %s: no origin', (origin) => {
    expect(() => createStaffAuth(optionsOf({ origin }))).toThrow(/^origin: expected an origin such as/);
  });

  it.each([
    [{ idelMs: 1 }, /^idelMs: createStaffAuth takes records/],
    [{ idleMs: 0 }, /^idleMs: expected whole milliseconds/],
    [{ absoluteMs: 1.5 }, /^absoluteMs: expected whole milliseconds/],
    [{ scrypt: { N: 1000, r: 8, p: 1 } }, /^scrypt: expected N, a power of 2/],
    [{ scrypt: { N: 16, r: 1 } }, /^scrypt/],
  ])('refuses %j', (over, message) => {
    expect(() => createStaffAuth(optionsOf(over) as Parameters<typeof createStaffAuth>[0])).toThrow(message);
  });
});

describe('the cookie', () => {
  const cookieAt = async (origin: string) => {
    const world = createStaffWorld({ origin });
    const { token, url } = await world.auth.createLink({ name: null, roles: ['analyst'], by: SET_UP });
    expect(url).toBe(`${origin}/welcome#${token}`);
    const { headers } = await redeem(world.visitor(), token, 'Ada');
    return headers.get('set-cookie');
  };

  it('is bound to the host and to https', async () => {
    expect(await cookieAt('https://scrim.example.org')).toMatch(
      /^__Host-scrim-sign-in=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('is a plain one on loopback http', async () => {
    expect(await cookieAt('http://localhost:4620')).toMatch(
      /^scrim-sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it.each([
    ['https://scrim.example.org', true],
    ['http://localhost:4620', true],
    ['http://127.0.0.1:4620', false],
    ['http://[::1]:4620', false],
    ['https://192.0.2.7', false],
  ])('at %s passkeys: %s', async (origin, passkeys) => {
    const world = createStaffWorld({ origin });
    expect((await world.visitor().call('GET', '/v1/auth/state')).body.passkeys).toBe(passkeys);
    const asked = await world.visitor().call('POST', '/v1/auth/passkeys/options', { for: 'sign-in' });
    expect(asked.code).toBe(passkeys ? undefined : 'passkey_refused');
  });
});
