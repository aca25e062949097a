// The file of --out: whole or as it was before, and never one that is something else.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, runScrim, scrimCommand } from './run-scrim.ts';
import { newSealingPlace, PSK, type SealingPlace } from './sealing.ts';

const CLICK = '{"type":3,"data":{"source":2}}\n';
/** Larger than the limit below, once it is sealed. */
const LARGE = `{"type":3,"d":"${randomBytes(90_000).toString('base64')}"}\n`;

let place: SealingPlace;
beforeEach(async () => {
  place = await newSealingPlace();
});
afterEach(() => place.remove());

const sealTo = (out: string, events: string, cwd = place.path) =>
  runScrim(['seal', '--to', place.to, '--psk', PSK, '--events', events, '--out', out], { cwd });

/** In a process that may write no file above 32 KiB at most (blocks of 512 or 1024 bytes, as the shell has it). */
async function sealUnderLimit(out: string, events: string): Promise<Pick<Outcome, 'code' | 'stderr'>> {
  const args = scrimCommand(['seal', '--to', place.to, '--psk', PSK, '--events', events, '--out', out]);
  const child = spawn('sh', ['-c', 'ulimit -f 32; exec "$0" "$@"', process.execPath, ...args]);
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stderr };
}

describe('a write that fails', () => {
  const unwritable = { code: 1, stderr: expect.stringMatching(/^error: file_unwritable: /) };

  it('leaves no file, and nothing beside it', async () => {
    await writeFile(place.file('large.ndjson'), LARGE);
    const before = await readdir(place.path);
    expect(await sealUnderLimit(place.file('new.ssf'), place.file('large.ndjson'))).toMatchObject(unwritable);
    expect(await readdir(place.path)).toEqual(before);
  });

  it('keeps the older file, which a write that succeeds replaces', async () => {
    const { out } = await place.seal('old', CLICK);
    const older = await readFile(out);
    await writeFile(place.file('large.ndjson'), LARGE);
    expect(await sealUnderLimit(out, place.file('large.ndjson'))).toMatchObject(unwritable);
    expect(await readFile(out)).toEqual(older);
    expect(await sealTo(out, place.file('large.ndjson'))).toMatchObject({ code: 0 });
    expect(await place.open(out)).toMatchObject({ code: 0, stdout: LARGE });
  });

  it('says so of a folder that is not there, and of a folder', async () => {
    await writeFile(place.file('a.ndjson'), CLICK);
    for (const out of [place.file('nowhere/x.ssf'), place.path]) {
      expect(await sealTo(out, 'a.ndjson')).toMatchObject(unwritable);
    }
  });
});

describe('the file of --events as --out', () => {
  it('is a wrong call, however it is spelled, and stays as it was', async () => {
    const events = place.file('a.ndjson');
    await writeFile(events, CLICK);
    await mkdir(place.file('below'));
    await symlink(events, place.file('link.ndjson'));
    for (const out of [events, 'a.ndjson', 'below/../a.ndjson', 'link.ndjson']) {
      expect(await sealTo(out, 'a.ndjson')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^error: usage: --out: .*--events/),
      });
      expect(await readFile(events, 'utf8')).toBe(CLICK);
    }
  });
});

describe('a file that is there', () => {
  it.each([
    ['a key', '{"kty":"OKP"}'],
    ['something short', 'SSF'],
  ])('is not written over when it is %s', async (_, text) => {
    const [out, events] = [place.file('precious'), place.file('a.ndjson')];
    await writeFile(out, text);
    await writeFile(events, CLICK);
    expect(await sealTo(out, events)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: file_not_sealed: /),
    });
    expect(await readFile(out, 'utf8')).toBe(text);
  });

  it('is replaced when it is empty, as mktemp leaves it, and keeps its mode', async () => {
    const [out, events] = [place.file('made'), place.file('a.ndjson')];
    await writeFile(out, '', { mode: 0o600 });
    await writeFile(events, CLICK);
    expect(await sealTo(out, events)).toMatchObject({ code: 0 });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect((await readFile(out)).subarray(0, 4).toString()).toBe('SSF1');
  });

  it('is replaced where a link leads to, and the link stays', async () => {
    const { out } = await place.seal('old', CLICK);
    await symlink(basename(out), place.file('link.ssf'));
    await writeFile(place.file('two.ndjson'), CLICK.repeat(2));
    expect(await sealTo(place.file('link.ssf'), 'two.ndjson')).toMatchObject({ code: 0 });
    expect((await lstat(place.file('link.ssf'))).isSymbolicLink()).toBe(true);
    expect((await lstat(out)).isFile()).toBe(true);
    expect((await place.open(out)).stdout).toBe(CLICK.repeat(2));
  });

  it('that is a pipe is written to', async () => {
    const [pipe, events] = [place.file('pipe'), place.file('a.ndjson')];
    await promisify(execFile)('mkfifo', [pipe]);
    await writeFile(events, CLICK);
    const [bytes, outcome] = await Promise.all([readFile(pipe), sealTo(pipe, events)]);
    expect(outcome.code).toBe(0);
    expect((await lstat(pipe)).isFIFO()).toBe(true);
    await writeFile(place.file('out.ssf'), bytes);
    expect((await place.open(place.file('out.ssf'))).stdout).toBe(CLICK);
  });
});
