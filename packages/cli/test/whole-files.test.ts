// A disk that is full in the middle of a key: nothing of it stays, and the next try is not in its own way. The system's
// limit for the size of a file stands in for the disk.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isOfficerKeyFile } from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace } from './key-place.ts';
import { scrimCommand } from './run-scrim.ts';

let place: KeyPlace;
beforeAll(async () => {
  place = await newKeyPlace();
});
afterAll(() => place.remove());

/** Runs the command where no file can be longer than one block, 512 or 1024 bytes. */
function onFullDisk(...args: string[]) {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const command = ['ulimit -f 1; exec "$0" "$@"', process.execPath, ...scrimCommand(args)];
  const { status, stderr } = spawnSync('sh', ['-c', ...command], { cwd: place.path, env, encoding: 'utf8' });
  return { status, stderr };
}

const failed = { status: 1, stderr: expect.stringMatching(/^error: file_unwritable: /) };

describe('a file that does not fit', () => {
  it('is not begun: neither half a key nor its name stays', async () => {
    const args = ['key', 'new', '--suite', '2', '--to', place.me.recipient, '--out', 'new/key.age'];
    expect(onFullDisk(...args)).toEqual(failed);
    expect(readdirSync(place.file('new'))).toEqual([]);
    expect((await place.scrim(...args)).code).toBe(0);
    expect(isOfficerKeyFile(await readFile(place.file('new/key.age'), 'utf8'))).toBe(true);
  });

  it('leaves no share of a key that was to be split', async () => {
    const whole = ['key', 'new', '--suite', '2', '--to', place.me.recipient, '--out', 'whole.age'];
    expect((await place.scrim(...whole)).code).toBe(0);
    const parts = ['--shares', '3', '--threshold', '2', '--identity', 'me.agekey', '--out', 'shares'];
    expect(onFullDisk('key', 'split', 'whole.age', ...parts)).toEqual(failed);
    expect(readdirSync(place.file('shares'))).toEqual([]);
  });

  it('is one only because it is long: an identity fits', () => {
    expect(onFullDisk('key', 'identity', '--out', 'fits.agekey')).toEqual({ status: 0, stderr: '' });
    expect(existsSync(place.file('fits.agekey'))).toBe(true);
  });
});
