// What `npm start` runs, as a process of its own: it says where things are, they are there, and the way in works.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DEMO = fileURLToPath(new URL('../../collector/src/demo.ts', import.meta.url));
const SIDES = ['SITE', 'COLLECTOR', 'CONSOLE', 'PLAYER'] as const;

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

// A first start makes four keys, each at Argon2id's price.
describe('npm start', { timeout: 180_000 }, () => {
  let state: string;
  let ports: Readonly<Record<string, string>>;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'scrim-demo-'));
    const free = await Promise.all(SIDES.map(freePort));
    ports = Object.fromEntries(SIDES.map((side, at) => [`SCRIM_${side}_PORT`, String(free[at])]));
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(state, { recursive: true });
  });

  const start = async (env: Readonly<Record<string, string>> = ports) => {
    const child = spawn(process.execPath, ['--conditions=@scrim/source', DEMO], {
      env: { ...process.env, ...env, SCRIM_STATE: state, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data));
    const exited = once(child, 'exit');
    await Promise.race([exited, until(() => said.includes('Ctrl-C stops everything.'))]);
    return {
      said,
      at: (label: string) => new RegExp(`^ +${label} +(\\S+)`, 'm').exec(said)?.[1] ?? '',
      async stop() {
        child.kill('SIGINT');
        return (await exited)[0];
      },
      exited,
    };
  };

  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  const inspect = (link: string) => {
    const { origin, hash } = new URL(link);
    const headers = { origin, 'content-type': 'application/json' };
    const body = JSON.stringify({ token: hash.slice(1) });
    return fetch(`${origin}/v1/auth/links/inspect`, { method: 'POST', headers, body });
  };

  it('says where things are, and they are there', async () => {
    const demo = await start();
    expect(demo.at('Shop and bank')).toBe(`http://127.0.0.1:${ports.SCRIM_SITE_PORT}`);
    expect(demo.at('Console')).toBe(`http://localhost:${ports.SCRIM_CONSOLE_PORT}`);
    expect(await (await fetch(demo.at('Shop and bank'))).text()).toContain('<html');
    expect(await (await fetch(demo.at('Console'))).text()).toContain('<html');
    expect((await fetch(`http://127.0.0.1:${ports.SCRIM_PLAYER_PORT}`)).status).toBe(200);
    expect((await fetch(`${demo.at('Collector')}/v1/ingest`)).status).toBe(405);
    expect(await (await fetch(`${demo.at('Console')}/console-config.json`)).json()).toEqual({
      player: `http://127.0.0.1:${ports.SCRIM_PLAYER_PORT}`,
      collector: demo.at('Collector'),
      local: false,
    });
    const passphrase = await readFile(join(state, 'demo-keys', 'passphrase.txt'), 'utf8');
    expect(demo.at('Demo passphrase')).toBe(passphrase);
    expect((await inspect(demo.at('First sign-in'))).status).toBe(200);
    expect(await demo.stop()).toBe(0);
  });

  it('makes a fresh first link until somebody used one, and keeps the demo key for those who open', async () => {
    const demo = await start();
    const link = demo.at('First sign-in');
    const { origin, hash } = new URL(link);
    const headers = { origin, 'content-type': 'application/json' };
    const credential = { kind: 'passphrase', passphrase: 'seven quiet herons by the weir' };
    const body = JSON.stringify({ token: hash.slice(1), name: 'Ada', credential });
    const redeemed = await fetch(`${origin}/v1/auth/links/redeem`, { method: 'POST', headers, body });
    expect(redeemed.status).toBe(200);
    const cookie = redeemed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const kept = await (await fetch(`${origin}/v1/key-files`, { headers: { origin, cookie } })).json();
    expect(kept).toMatchObject({ keyFiles: [{ label: 'Demo reading key', suite: 1 }] });
    expect(await demo.stop()).toBe(0);
    const later = await start();
    expect(later.said).toContain('Console');
    expect(later.at('First sign-in')).toBe('');
    await later.stop();
  });

  it.each(SIDES)('says so and ends with 3 when the port of %s is taken', async (side) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const demo = await start({ ...ports, [`SCRIM_${side}_PORT`]: String(port) });
    expect(await demo.exited).toEqual([3, null]);
    expect(demo.said).toMatch(new RegExp(`^Port ${port} is in use.*SCRIM_CONSOLE_PORT=`));
    taken.close();
  });
});
