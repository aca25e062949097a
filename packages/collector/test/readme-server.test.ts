// The server of the README, run as it stands there but for its folder and its port.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

describe('the server of the README', () => {
  let folder: string;
  let program: string;
  let port: number;
  let child: ChildProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scrim-readme-'));
    port = await freePort();
    const readme = await readFile(here('../README.md'), 'utf8');
    const sample = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const code = sample.replace('/var/lib/scrim', folder).replace('4610', String(port));
    expect(code).not.toMatch(/var.lib|4610/);
    // Inside the package, so that its imports are found; the folder is ignored.
    program = here(`../.results/readme-server-${port}.ts`);
    await mkdir(here('../.results'), { recursive: true });
    await writeFile(program, code);
    child = spawn(process.execPath, ['--conditions=@scrim/source', '--no-warnings', program]);
    while (child.exitCode === null && (await send('GET', '/').catch(() => '')) === '') await setTimeout(50);
  }, 30_000);
  afterAll(async () => {
    child.kill();
    await rm(program, { force: true });
    await rm(folder, { recursive: true });
  });

  /** The first line of the answer; `fetch` would tidy the path. */
  const send = (method: string, path: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.setTimeout(5000, () => socket.destroy(new Error('no answer')));
      socket.on('error', reject);
      socket.on('close', () => resolve(''));
      socket.on('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''));
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
      );
    });

  it.each(['//', '//[', '/%', 'http://', '*'])('answers GET %s and goes on', async (path) => {
    await send('GET', path).catch(() => '');
    expect(await send('GET', '/v1/ingest')).toMatch(/405/);
    expect(child.exitCode).toBeNull();
  });

  it('answers GET // as any path that it does not have', async () => {
    expect(await send('GET', '//')).toMatch(/404/);
  });
});
