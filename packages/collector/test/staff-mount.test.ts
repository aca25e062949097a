// The way to every staff route: where a request comes from, who sends it, may they, and only then its body.
import { createCollector } from '@scrim/collector';
import type { StaffRole } from '@scrim/protocol';
import { jsonResponse, type Route } from '@scrim/protocol/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE, type Desk, openGate, startDesk } from './staff-desk.ts';

const SID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Every route of the collector's own, and who of site-admin and analyst may call it. */
const ROUTES: readonly { call: string; may: StaffRole; mayNot: StaffRole; body?: unknown }[] = [
  { call: 'GET /v1/sites', may: 'analyst', mayNot: 'auditor' },
  { call: 'GET /v1/sites/shop', may: 'analyst', mayNot: 'auditor' },
  { call: 'POST /v1/sites', may: 'site-admin', mayNot: 'analyst', body: {} },
  { call: 'PUT /v1/sites/shop/manifest', may: 'site-admin', mayNot: 'analyst', body: {} },
  { call: 'POST /v1/sites/shop/switch', may: 'site-admin', mayNot: 'analyst', body: {} },
  { call: 'GET /v1/sessions', may: 'analyst', mayNot: 'site-admin' },
  { call: `GET /v1/sessions/${SID}`, may: 'analyst', mayNot: 'site-admin' },
  { call: `DELETE /v1/sessions/${SID}`, may: 'privacy-officer', mayNot: 'site-admin' },
  { call: `POST /v1/sessions/${SID}/open`, may: 'analyst', mayNot: 'site-admin', body: {} },
  { call: `GET /v1/sessions/${SID}/chunks`, may: 'analyst', mayNot: 'site-admin' },
  { call: 'GET /v1/key-files', may: 'analyst', mayNot: 'auditor' },
  { call: `PUT /v1/key-files/${SID}`, may: 'site-admin', mayNot: 'analyst', body: {} },
  { call: `DELETE /v1/key-files/${SID}`, may: 'site-admin', mayNot: 'analyst' },
];

const route = (change: Partial<Route<unknown>>): Route<unknown> => ({
  method: 'GET',
  path: '/v1/extra',
  permission: 'signed-in',
  reads: 'nothing',
  maxBodyBytes: 0,
  handle: async ({ caller }) => jsonResponse({ caller: caller?.name ?? null }),
  ...change,
});
const EXTRA = {
  name: 'extra',
  routes: [
    route({ path: '/v1/extra/anyone', permission: 'anyone' }),
    route({ path: '/v1/extra/signed-in' }),
    route({
      path: '/v1/extra/fails',
      permission: 'anyone',
      handle: () => Promise.reject(new RangeError('secret-value')),
    }),
  ],
};

describe('the staff side', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk([EXTRA]);
  });
  afterAll(() => desk.close());

  const split = (call: string) => {
    const [method = '', path = ''] = call.split(' ');
    return { method, path };
  };

  describe.each(ROUTES)('$call', ({ call, may, mayNot, body }) => {
    const { method, path } = split(call);
    it('lets in who may', async () => {
      const response = await desk.call(path, { method, body, role: may });
      expect([401, 403, 405]).not.toContain(response.status);
      // There is no such session or key file; but there is such a route.
      expect(await response.json()).not.toMatchObject({ code: 'not_found' });
    });
    it('refuses who may not', async () => {
      expect(await desk.problem(path, { method, body, role: mayNot })).toBe('403 permission_missing');
    });
    it('refuses who is not signed in', async () => {
      expect(await desk.problem(path, { method, body, role: null })).toBe('401 sign_in_required');
    });
    it('refuses who comes from elsewhere, before it asks who they are', async () => {
      const { asked } = desk.gate;
      for (const from of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'http://127.0.0.1:4630' },
        { origin: 'null' },
        {},
      ])
        expect(await desk.problem(path, { method, body, role: may, from })).toBe('403 origin_refused');
      expect(desk.gate.asked).toBe(asked);
    });
  });

  it.each([
    { 'sec-fetch-site': 'same-origin' },
    { origin: CONSOLE },
    { origin: CONSOLE, 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('answers a reading from %o', async (from) => {
    expect((await desk.call('/v1/sites', { from })).status).toBe(200);
  });

  it.each([
    { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: CONSOLE, 'sec-fetch-site': 'cross-site' },
    { origin: `${CONSOLE}.evil.example` },
    { origin: CONSOLE.toUpperCase() },
    { 'sec-fetch-site': 'SAME-ORIGIN' },
    { 'sec-fetch-site': '' },
  ])('refuses a reading from %o', async (from) => {
    expect(await desk.problem('/v1/sites', { from })).toBe('403 origin_refused');
  });

  it('refuses a change that was typed or bookmarked, or says nothing of where it comes from', async () => {
    for (const from of [{ 'sec-fetch-site': 'none' }, {}] as Record<string, string>[])
      for (const { method, path } of ROUTES.map(({ call }) => split(call)).filter(
        ({ method }) => method !== 'GET',
      ))
        expect(await desk.problem(path, { method, from })).toBe('403 origin_refused');
  });

  it('answers every path and method with no CORS header, uncached and unsniffed', async () => {
    const cases = [
      ['/v1/sites', 'GET', CONSOLE, 200],
      ['/v1/sites', 'OPTIONS', CONSOLE, 405],
      ['/v1/sites', 'HEAD', CONSOLE, 405],
      ['/v1/sites', 'PATCH', CONSOLE, 405],
      ['/v1/nothing', 'GET', CONSOLE, 404],
      ['/v1/ingest', 'POST', CONSOLE, 404],
      ['/v1/sites', 'OPTIONS', 'http://evil.example', 403],
      ['/v1/nothing', 'GET', 'http://evil.example', 403],
      ['/v1/extra/fails', 'GET', CONSOLE, 500],
    ] as const;
    for (const [path, method, origin, status] of cases) {
      const response = await desk.call(path, { method, from: { origin } });
      expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} ${status}`);
      const headers = [...response.headers.keys()];
      expect(headers.filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      if (status === 405 && method !== 'HEAD') expect(response.headers.get('allow')).toBe('GET, POST');
      if (status !== 200) expect(response.headers.get('content-type')).toBe('application/problem+json');
      await response.body?.cancel();
    }
  });

  it('takes the routes of others, and tells them who calls', async () => {
    const ada = { caller: 'Ada the auditor' };
    expect(await desk.json('/v1/extra/anyone', { role: null })).toEqual({ caller: null });
    expect(await desk.json('/v1/extra/anyone', { role: 'auditor' })).toEqual(ada);
    expect(await desk.json('/v1/extra/signed-in', { role: 'auditor' })).toEqual(ada);
    expect(await desk.problem('/v1/extra/signed-in', { role: null })).toBe('401 sign_in_required');
  });

  it('tells the operator of a failure, and the caller nothing', async () => {
    expect(await desk.problem('/v1/extra/fails')).toBe('500 internal');
    expect(desk.staffFailures).toContainEqual({ route: '/v1/extra/fails', error: 'RangeError', code: null });
    expect(JSON.stringify(desk.staffFailures)).not.toContain('secret-value');
  });

  it('reads no body of who may not call, and no more than a route takes', async () => {
    const pulls = async (role: StaffRole) => {
      let pulled = 0;
      const body = new ReadableStream(
        {
          pull(controller) {
            pulled++;
            if (pulled > 100) controller.close();
            else controller.enqueue(new Uint8Array(10_000).fill(97));
          },
        },
        { highWaterMark: 0 },
      );
      const headers = { origin: CONSOLE, 'x-role': role };
      const init = { method: 'POST', body, headers, duplex: 'half' };
      const response = await desk.collector.staff(new Request(`${CONSOLE}/v1/sites`, init as RequestInit));
      return { status: response.status, pulled };
    };
    expect(await pulls('analyst')).toEqual({ status: 403, pulled: 0 });
    const { status, pulled } = await pulls('site-admin');
    expect(status).toBe(413);
    // The route takes a manifest of at most 256 Ki characters, and 16 KiB around it; one piece shows that there is more.
    expect(pulled).toBe(Math.ceil((272 * 1024 + 1) / 10_000));
  });

  it('names fields that are wrong and never a value or a foreign key', async () => {
    const body = { siteId: 'no id: secret-value', rootKey: 7, secretKey: 1 };
    const response = await desk.call('/v1/sites', { method: 'POST', body, role: 'site-admin' });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'body_malformed', status: 400 });
    expect(JSON.parse(text).fields).toEqual(expect.arrayContaining(['siteId', 'rootKey', 'manifest']));
    expect(text).not.toMatch(/secret/);
    const broken = { method: 'POST', body: '{"secret', role: 'site-admin' } as const;
    expect(await desk.problem('/v1/sites', broken)).toBe('400 body_malformed');
  });

  it('does not take nobody for somebody where a gate is mistaken', async () => {
    const { stores, erasure, provider, audit } = desk;
    const gate = { admit: async () => null };
    const { staff } = createCollector({ stores, erasure, provider, audit, staff: { origin: CONSOLE, gate } });
    const response = await staff(new Request(`${CONSOLE}/v1/sites`, { headers: { origin: CONSOLE } }));
    expect(response.status).toBe(401);
  });
});

describe('a collector is not made', () => {
  const make = async (routes: readonly Route<unknown>[], side: 'public' | 'staff', origin = CONSOLE) => {
    const desk = await startDesk();
    const { stores, erasure, provider, audit } = desk;
    const modules = [{ name: 'extra', routes }];
    try {
      createCollector({
        stores,
        erasure,
        provider,
        audit,
        ...(side === 'public' ? { routeModules: modules } : {}),
        staff: { origin, gate: openGate(), ...(side === 'staff' ? { routeModules: modules } : {}) },
      });
      return 'made';
    } catch (error) {
      return error instanceof TypeError ? error.message : error;
    } finally {
      await desk.close();
    }
  };

  it('with a route on the wrong side, or without a permission', async () => {
    expect(await make([route({ permission: 'public' })], 'staff')).toMatch(/\/v1\/extra.*permission/);
    expect(await make([route({ permission: 'sites.read' })], 'public')).toMatch(/\/v1\/extra.*public/);
    expect(await make([route({ permission: 'anyone' })], 'public')).toMatch(/public/);
    expect(await make([route({ permission: '' })], 'staff')).toMatch(/permission/);
    expect(await make([route({ permission: undefined as never })], 'staff')).toMatch(/permission/);
    expect(await make([route({})], 'staff')).toBe('made');
    expect(await make([route({ permission: 'public' })], 'public')).toBe('made');
  });

  it('with an origin that is none', async () => {
    for (const origin of [
      '',
      'null',
      'localhost:4620',
      `${CONSOLE}/`,
      'HTTP://localhost',
      'https://a.example:443',
    ])
      expect(await make([], 'staff', origin)).toMatch(/staff\.origin/);
    expect(await make([], 'staff', 'https://a.example')).toBe('made');
  });
});
