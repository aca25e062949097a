import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SCRYPT } from '../src/staff/passphrase-hash.ts';
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

const MINUTE_MS = 60_000;

/** What the rules say of a passphrase for Ada Lovelace: sets it for somebody who has none to change. */
async function refusalOf(passphrase: string): Promise<string | undefined> {
  const { auth, visitor } = createStaffWorld();
  const { token } = await auth.createLink({ name: 'Ada Lovelace', roles: ['analyst'], by: SET_UP });
  return (await redeem(visitor(), token, '', passphrase)).code;
}

describe('a passphrase', () => {
  it.each([
    PASSPHRASE,
    'grey otter, no tea',
    'Ünïcödé schläft nie',
    'ein Satz mit vielen Wörtern 🦉 und einem Tier',
    '水は低きに流れ、人は易きに流れる。川', // eighteen characters
    'f9#kQz!2mWx&7Lp',
    'lovelace was a fine programmer',
    `${'many different words '.repeat(9)}end`,
  ])('%s will do', async (passphrase) => {
    expect(await refusalOf(passphrase)).toBeUndefined();
  });

  it.each([
    ['', 'nothing'],
    ['grey otter, tea', null],
    ['grey otter, te', 'fourteen characters'],
    ['ﷺ', 'one character, though NFKC makes eighteen of it'],
    ['x'.repeat(201), 'too long'],
    [`${'many different words '.repeat(9)}at an end!!`, null],
    [`${'many different words '.repeat(9)}at an end!!!`, '201 characters'],
    ['my name is ada lovelace', 'the name'],
    ['here is ＡＤＡＬＯＶＥＬＡＣＥ again', 'the name, wide and without a space'],
    ['aaaaaaaaaaaaaaaaaaaa', 'one character'],
    ['ababababababababab', 'two characters'],
    ['sunshinesunshine', 'a word twice'],
    ['Sunday!Sunday!Sunday!', 'a word again and again'],
    ['abcdefghijklmnopq', 'the alphabet'],
    ['zyxwvutsrqponmlkj', 'the alphabet backwards'],
    ['123456789012345', 'digits in a row'],
    ['qwertyuiopasdfghjkl', 'a keyboard'],
    ['abcdefgh12345678', 'two rows'],
    ['grey otter, no\ttea', 'a control character'],
  ])('%j: %s', async (passphrase, why) => {
    expect(await refusalOf(passphrase)).toBe(why === null ? undefined : 'passphrase_weak');
  });

  it('is the same in every spelling of Unicode', async () => {
    const { auth, visitor } = createStaffWorld();
    const { token } = await auth.createLink({ name: 'Ada', roles: ['analyst'], by: SET_UP });
    await redeem(visitor(), token, '', 'cafe\u0301 noir at ｎｉｎｅ');
    expect((await signIn(visitor(), 'Ada', 'caf\u00e9 noir at nine')).status).toBe(200);
    expect((await signIn(visitor(), 'Ada', 'cafe noir at nine')).code).toBe('sign_in_failed');
    expect((await signIn(visitor(), 'Ada', 'CAF\u00c9 noir at nine')).code).toBe('sign_in_failed');
  });

  it('is kept as scrypt with its parameters, by default those of OWASP', async () => {
    const light = createStaffWorld();
    const world = createStaffWorld({ scrypt: DEFAULT_SCRYPT, stores: light.stores });
    await world.person('Ada', ['analyst']);
    const stored = JSON.stringify(await world.stores.records.list('people', { limit: 10 }));
    expect(stored).toMatch(/\\"N\\":131072,\\"r\\":8,\\"p\\":1,\\"kind\\":\\"scrypt\\"/);
    expect(stored).not.toContain(PASSPHRASE.slice(0, 5));
    expect((await signIn(world.visitor(), 'Ada')).status).toBe(200);
    // A hash made at another cost still opens.
    expect((await signIn(light.visitor(), 'Ada')).status).toBe(200);
  });

  it('is not compared without work, whether or not there is such a person', async () => {
    // What cannot be seen in time without flaking is seen in the queue: only work fills it.
    const { visitor } = createStaffWorld({ scrypt: { N: 2 ** 15, r: 8, p: 1 } });
    const strangers = Array.from({ length: 30 }, (_, at) => signIn(visitor(), `stranger ${at}`));
    const answers = await Promise.all(strangers);
    const busy = answers.filter(({ status }) => status === 429);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.map(({ code, headers }) => [code, headers.get('retry-after')])).toEqual(
      busy.map(() => ['too_many_attempts', '5']),
    );
    // Two run and sixteen wait.
    expect(answers.filter(({ code }) => code === 'sign_in_failed').length).toBeGreaterThanOrEqual(18);
  });
});

describe('changing it', () => {
  it('needs the one before, and ends the other sign-ins', async () => {
    const { person, visitor } = createStaffWorld();
    const ada = await person('Ada', ['analyst']);
    const elsewhere = visitor();
    await signIn(elsewhere, 'Ada');
    expect(await nameOf(elsewhere)).toBe('Ada');

    const put = (body: object) => ada.call('PUT', '/v1/auth/passphrase', body);
    expect((await put({ passphrase: OTHER_PASSPHRASE })).code).toBe('sign_in_failed');
    expect((await put({ current: OTHER_PASSPHRASE, passphrase: OTHER_PASSPHRASE })).code).toBe(
      'sign_in_failed',
    );
    expect((await put({ current: PASSPHRASE, passphrase: 'short' })).code).toBe('passphrase_weak');
    expect(await nameOf(elsewhere)).toBe('Ada');

    const changed = await put({ current: PASSPHRASE, passphrase: OTHER_PASSPHRASE });
    expect(changed.body).toEqual(ada.person);
    expect(await nameOf(ada)).toBe('Ada');
    expect(await nameOf(elsewhere)).toBeNull();
    expect((await signIn(visitor(), 'Ada')).code).toBe('sign_in_failed');
    expect((await signIn(visitor(), 'Ada', OTHER_PASSPHRASE)).status).toBe(200);
  });

  it('counts wrong tries together with those at the door', async () => {
    const { person, visitor } = createStaffWorld();
    const ada = await person('Ada', ['analyst']);
    for (let tries = 0; tries < 3; tries++) await signIn(visitor(), 'Ada', 'wrong wrong wrong');
    const put = () =>
      ada.call('PUT', '/v1/auth/passphrase', { current: 'wrong', passphrase: OTHER_PASSPHRASE });
    expect([(await put()).code, (await put()).code, (await put()).code]).toEqual([
      'sign_in_failed',
      'sign_in_failed',
      'too_many_attempts',
    ]);
  });
});

describe('guessing', () => {
  // The limits go by the real clock, whose time and timers are held here; scrypt runs as ever.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const guess = ({ visitor }: StaffWorld, name = 'Ada') => signIn(visitor(), name, 'no passphrase of hers');

  async function lockAda(world: StaffWorld) {
    for (let tries = 0; tries < 5; tries++) expect((await guess(world)).code).toBe('sign_in_failed');
    return await guess(world);
  }

  it('ends after five tries, for the right passphrase too', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    const locked = await lockAda(world);
    expect(locked.status).toBe(429);
    expect(locked.code).toBe('too_many_attempts');
    expect(locked.headers.get('retry-after')).toBe('900');
    expect((await signIn(world.visitor(), 'Ada')).code).toBe('too_many_attempts');
    expect((await signIn(world.visitor(), ' ＡDA')).code).toBe('too_many_attempts');
  });

  it('ends for names that nobody has just the same', async () => {
    const world = createStaffWorld();
    const locked = await lockAda(world);
    expect(locked.headers.get('retry-after')).toBe('900');
  });

  it('does not get past the count by coming all at once', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    const answers = await Promise.all(Array.from({ length: 15 }, () => guess(world)));
    expect(answers.filter(({ code }) => code === 'sign_in_failed')).toHaveLength(5);
  });

  it('may go on after the lock, which is twice as long the next time', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    await lockAda(world);
    vi.advanceTimersByTime(15 * MINUTE_MS - 1);
    expect((await signIn(world.visitor(), 'Ada')).code).toBe('too_many_attempts');
    vi.advanceTimersByTime(1);
    expect((await lockAda(world)).headers.get('retry-after')).toBe('1800');
    // Tries during a lock do not make it longer.
    vi.advanceTimersByTime(29 * MINUTE_MS);
    expect((await guess(world)).headers.get('retry-after')).toBe('60');
    vi.advanceTimersByTime(MINUTE_MS);
    expect((await signIn(world.visitor(), 'Ada')).status).toBe(200);
  });

  it('never locks for more than four hours', async () => {
    const world = createStaffWorld();
    const waits: (string | null)[] = [];
    for (let locks = 0; locks < 7; locks++) {
      const wait = (await lockAda(world)).headers.get('retry-after');
      waits.push(wait);
      vi.advanceTimersByTime(Number(wait) * 1000);
    }
    expect(waits).toEqual(['900', '1800', '3600', '7200', '14400', '14400', '14400']);
  });

  it('begins anew after a right passphrase', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 4; tries++) await guess(world);
      expect((await signIn(world.visitor(), 'Ada')).status).toBe(200);
    }
  });

  it('of many names ends after sixty tries a minute, and never names an address', async () => {
    const world = createStaffWorld();
    await world.person('Ada', ['analyst']);
    for (let tries = 0; tries < 60; tries++)
      expect((await guess(world, `name ${tries}`)).code).toBe('sign_in_failed');
    const refused = await signIn(world.visitor(), 'Ada');
    expect([refused.code, refused.headers.get('retry-after')]).toEqual(['too_many_attempts', '60']);
    vi.advanceTimersByTime(MINUTE_MS);
    expect((await signIn(world.visitor(), 'Ada')).status).toBe(200);
  });

  it.each([
    ['links', 60, '/v1/auth/links/inspect', { token: 'x' }, 'link_invalid'],
    ['links that are redeemed', 60, '/v1/auth/links/redeem', null, 'link_invalid'],
    ['passkey questions', 120, '/v1/auth/passkeys/options', { for: 'sign-in' }, undefined],
    ['passkey answers', 120, '/v1/auth/sign-in', undefined, 'challenge_invalid'],
  ])('of %s ends after %d a minute', async (_what, most, path, body, code) => {
    const { visitor } = createStaffWorld();
    const credential = { kind: 'passphrase', passphrase: PASSPHRASE };
    const sent = body === null ? { token: 'x', name: 'x', credential } : (body ?? PASSKEY_ANSWER);
    const call = () => visitor().call('POST', path, sent);
    for (let tries = 0; tries < most; tries++) expect((await call()).code).toBe(code);
    expect((await call()).headers.get('retry-after')).toBe('60');
  });
});

const PASSKEY_ANSWER = {
  kind: 'passkey',
  challengeId: 'x',
  response: {
    id: 'eA',
    rawId: 'eA',
    type: 'public-key',
    response: { clientDataJSON: 'e30', authenticatorData: 'eA', signature: 'eA', userHandle: 'eA' },
    clientExtensionResults: {},
  },
};
