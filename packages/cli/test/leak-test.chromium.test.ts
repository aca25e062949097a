// `scrim leak-test` as people call it, on a small page behind a sign-in: what passes, what leaks, what cannot be asked for.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, runScrim } from './run-scrim.ts';

const ACCOUNT = `<!doctype html><html lang="en"><title>Account</title><main><h1>Account</h1>
<p>Ada Okafor</p><label>Search <input name="q"></label></main></html>`;
const SIGN_IN = `<!doctype html><html lang="en"><title>Sign in</title><main><h1>Sign in</h1>
<label>Password <input type="password"></label></main></html>`;
const SIGNED_IN = {
  cookies: [
    {
      name: 'sid',
      value: 'yes',
      domain: '127.0.0.1',
      path: '/',
      expires: -1,
      httpOnly: false,
      secure: false,
      sameSite: 'Lax',
    },
  ],
  origins: [],
};

let server: Server;
let site: string;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/account' && !/sid=yes/.test(request.headers.cookie ?? ''))
      return response.writeHead(302, { location: '/sign-in' }).end();
    return response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(request.url === '/sign-in' ? SIGN_IN : ACCOUNT);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await newFolder();
  await mkdir(folder.file('tmp'));
  await writeFile(folder.file('signed-in.json'), JSON.stringify(SIGNED_IN));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await folder.remove();
});

/** With a temporary folder of the test's own, so that what is left in it is seen. */
const leakTest = (...args: string[]) =>
  runScrim(['leak-test', ...args], { cwd: folder.path, env: { TMPDIR: folder.file('tmp') } });

describe('a page', () => {
  it('passes with ours: signed in, reports written, no folder left', { timeout: 120_000 }, async () => {
    const { code, stdout, stderr } = await leakTest(
      `${site}/account`,
      '--storage-state',
      'signed-in.json',
      '--out',
      'out',
    );
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toContain(`leak test of scrim: ${site}/account`);
    expect(stdout).toContain('passed: nothing planted was found');
    expect(stdout).not.toContain('\u001b');
    const steps = [
      'opening the page',
      'looking at the page as it is',
      'planting',
      'using the page',
      'searching',
      'replaying',
      'done',
    ];
    expect(stderr.split('\n').slice(0, 7)).toEqual(steps);
    expect((await readdir(folder.file('out'))).sort()).toEqual(
      ['html', 'json', 'sarif'].map((kind) => `leak-report.${kind}`),
    );
    expect(await readFile(folder.file('out/leak-report.json'), 'utf8')).not.toContain('Okafor');
    expect((await readdir(folder.file('tmp'))).filter((name) => name.startsWith('scrim-'))).toEqual([]);
  });

  it('fails with plain rrweb, as JSON for programs', { timeout: 120_000 }, async () => {
    const { code, stdout } = await leakTest(`${site}/`, '--recorder', 'rrweb', '--json');
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ format: 'scrim-leak-report/1', recorder: 'rrweb', passed: false });
    expect(report.scores.leaks).toBeGreaterThan(5);
  });

  it('is not the sign-in that it leads to', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await leakTest(`${site}/account`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error: leak_test_page_unreachable: the address leads to a sign-in.');
    expect(stderr).toContain('--storage-state');
  });
});

const WRONG_CALLS: readonly (readonly [string, readonly string[]])[] = [
  ['<url>: expected the address of a page, or --catalogue', []],
  ['<url>: expected an address that begins with http:// or https://', ['localhost:3000']],
  ['--catalogue tests our own pages: leave <url> out', ['http://x.example/', '--catalogue']],
  ['--journey goes with <url>, not with --catalogue', ['--catalogue', '--journey', 'j.json']],
  ['--storage-state goes with <url>, not with --catalogue', ['--catalogue', '--storage-state', 's.json']],
  ['--clicks: expected safe or none', ['http://x.example/', '--clicks', 'all']],
  ['--min-layout: expected a share from 0 to 1', ['http://x.example/', '--min-layout', '90']],
  ['--recorder-host goes with --recorder own', ['http://x.example/', '--recorder-host', 'x.example']],
  ['--sarif-file goes with --out', ['http://x.example/', '--sarif-file', 'policy.json']],
];

describe('what cannot be asked for', () => {
  it.each(WRONG_CALLS)('%s', { timeout: 30_000 }, async (sentence, args) => {
    expect(await leakTest(...args)).toEqual({ code: 2, stdout: '', stderr: `error: usage: ${sentence}.\n` });
  });

  it('the catalogue with the recorder of a page', { timeout: 30_000 }, async () => {
    const { code, stderr } = await leakTest('--catalogue', '--recorder', 'own');
    expect([code, stderr]).toEqual([1, expect.stringContaining('error: leak_test_bad_option: ')]);
  });

  it('a storage state that is none, without quoting it', { timeout: 30_000 }, async () => {
    await writeFile(folder.file('none.json'), '{"cookies":"sid=1234"}');
    const { code, stderr } = await leakTest(`${site}/`, '--storage-state', 'none.json');
    expect([code, stderr]).toEqual([1, expect.stringContaining('error: storage_state_malformed: ')]);
    expect(stderr).not.toContain('1234');
  });
});
