// Ctrl-C ends the demo and everything it started, and the door says why a demo did not start.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const DOOR = fileURLToPath(new URL('./run-demo.mjs', import.meta.url));

function open(
  behaviour: string,
  parent: 'test' | 'under-npm' = 'test',
): { door: ChildProcess; said(): string; pids(): Promise<number[]> } {
  const command = [process.execPath, DOOR, behaviour] as const;
  // As npm does it: a shell in between, which is the one that gets the signal.
  const [program, args] =
    parent === 'test' ? [command[0], command.slice(1)] : ['sh', ['-c', `"${command.join('" "')}"; exit $?`]];
  const door = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  let text = '';
  for (const stream of [door.stdout, door.stderr])
    stream?.setEncoding('utf8').on('data', (part) => (text += part));
  const pids = async () => {
    while (!/ready \d+ \d+\n/.test(text)) await once(door.stdout ?? door, 'data');
    return [...text.matchAll(/\d+/g)].map(Number);
  };
  return { door, said: () => text, pids };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Ended, but not yet collected by the container's first process. */
function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8'));
}

describe('npm start', { timeout: 30_000 }, () => {
  it.each([
    ['polite', 'SIGINT'],
    ['polite', 'SIGTERM'],
    ['stubborn', 'SIGINT'],
  ] as const)('with a %s demo leaves no process behind after %s', async (behaviour, signal) => {
    const { door, pids } = open(behaviour);
    const running = await pids();
    expect(running.map(isAlive)).toEqual([true, true]);
    door.kill(signal);
    expect(await once(door, 'exit')).toEqual([0, null]);
    await expect.poll(() => running.map(isAlive)).toEqual([false, false]);
  });

  it('ends when npm was told to stop and its shell passed nothing on', async () => {
    const { door, pids } = open('polite', 'under-npm');
    const running = await pids();
    door.kill('SIGTERM');
    await once(door, 'exit');
    await expect.poll(() => running.map(isAlive), { timeout: 10_000 }).toEqual([false, false]);
  });

  it('says why when a port is taken', async () => {
    const { door, said } = open('busy');
    const [code] = await once(door, 'close');
    expect(code).toBe(1);
    expect(said()).toContain('port 4100 is taken');
    expect(said()).toContain('a port is taken');
  });
});
