// A link made on the data folder lets one person in at the real staff side, once, and the log says who made it.
import { createStaffAuth } from '@scrim/access-control/staff';
import { createCollector } from '@scrim/collector';
import { type EmbeddedCollector, openEmbedded } from '@scrim/collector/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, type Outcome, runScrim } from './run-scrim.ts';

const ORIGIN = 'https://scrim.example';
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  folder = await newFolder();
  await (await openEmbedded({ folder: folder.file('data') })).close();
});
afterAll(() => folder.remove());

const invite = (...args: string[]): Promise<Outcome> =>
  runScrim(['person', 'invite', '--data', folder.file('data'), ...args]);

const tokenOf = ({ stdout }: Outcome): string => {
  const [, token = ''] = /^https:\/\/scrim\.example\/welcome#([\w-]{20,})\n/.exec(stdout) ?? [];
  expect(token).not.toBe('');
  return token;
};

async function withStaff<T>(
  work: (post: (path: string, body: object) => Promise<Response>, embedded: EmbeddedCollector) => Promise<T>,
): Promise<T> {
  const embedded = await openEmbedded({ folder: folder.file('data') });
  const { gate, routeModules } = createStaffAuth({
    records: embedded.stores.records,
    audit: embedded.audit,
    origin: ORIGIN,
  });
  const { staff } = createCollector({ ...embedded, staff: { origin: ORIGIN, gate, routeModules } });
  const headers = { origin: ORIGIN, 'content-type': 'application/json' };
  const post = async (path: string, body: object) =>
    (await staff?.(new Request(ORIGIN + path, { method: 'POST', headers, body: JSON.stringify(body) }))) ??
    Response.error();
  try {
    return await work(post, embedded);
  } finally {
    await embedded.close();
  }
}

const redeem = (token: string, name: string) => ({
  token,
  name,
  credential: { kind: 'passphrase', passphrase: 'seven quiet herons by the weir' },
});

describe('scrim person invite', () => {
  it('lets the first person in, as administrator and analyst, once', async () => {
    const token = tokenOf(await invite('--console-url', ORIGIN, '--actor', 'Grace'));
    await withStaff(async (post, { audit }) => {
      const answer = await post('/v1/auth/links/redeem', redeem(token, 'Ada'));
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        person: { name: 'Ada', roles: expect.arrayContaining(['site-admin', 'analyst']) },
      });
      expect((await post('/v1/auth/links/redeem', redeem(token, 'Eve'))).status).toBe(403);
      const entries = await Array.fromAsync(audit.read());
      expect(entries).toContainEqual(
        expect.objectContaining({ actor: 'Grace', role: 'system', action: 'link.make' }),
      );
      expect(JSON.stringify(entries)).not.toContain(token);
    });
  }, 60_000);

  it('gives somebody who is there a new way in', async () => {
    const token = tokenOf(await invite('--console-url', ORIGIN, '--name', 'Ada'));
    await withStaff(async (post) => {
      const answer = await post('/v1/auth/links/inspect', { token });
      expect(await answer.json()).toMatchObject({ name: 'Ada' });
    });
  }, 60_000);

  it('asks for roles of somebody new by name, and takes no others for somebody who is there', async () => {
    for (const { code, args } of [
      { code: 'roles_needed', args: ['--name', 'Linus'] },
      { code: 'name_taken', args: ['--name', 'Ada', '--roles', 'auditor'] },
      { code: 'name_taken', args: ['--name', 'Ada', '--roles', 'site-admin,analyst'] },
    ]) {
      expect(await invite('--console-url', ORIGIN, ...args)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(`error: ${code}: `),
      });
    }
    tokenOf(await invite('--console-url', ORIGIN, '--name', 'Linus', '--roles', 'analyst'));
  }, 60_000);

  it('refuses what it cannot use, and makes no data folder', async () => {
    expect((await invite('--console-url', 'http://scrim.example')).stderr).toMatch(
      /^error: usage: --console-url: /,
    );
    expect((await invite('--console-url', ORIGIN, '--roles', 'root')).stderr).toMatch(
      /^error: usage: --roles: /,
    );
    expect((await invite('--console-url', ORIGIN, '--name', 'a\u202eb')).stderr).toMatch(
      /^error: usage: --name: /,
    );
    const elsewhere = await runScrim([
      'person',
      'invite',
      '--console-url',
      ORIGIN,
      '--data',
      folder.file('none'),
    ]);
    expect(elsewhere.stderr).toMatch(/^error: data_missing: /);
  }, 60_000);
});
