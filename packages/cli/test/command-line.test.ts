// The command line itself: exit codes, strictness, what it never repeats, and a reader that goes away.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { generateReadingKey, readingKeyToJwk } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, runScrim, scrimCommand } from './run-scrim.ts';

const PSK = '5c'.repeat(32);
let folder: Awaited<ReturnType<typeof newFolder>>;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => folder.remove());

describe('help', () => {
  it.each([
    [[], 'scrim site add'],
    [['open'], '--purpose'],
    [['seal'], '--events'],
    [['site', 'add'], '--recipient'],
    [['key', 'new'], 'passphrase'],
    [['key'], 'revoke'],
    [['key', 'rotate'], '--new-passphrase-file'],
    [['manifest'], 'publish'],
    [['manifest', 'grant'], 'Example'],
  ])('scrim %j --help', async (command, word) => {
    const outcome = await runScrim([...command, '--help']);
    expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(word) });
  });

  it('gives the version', async () => {
    expect(await runScrim(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('wrong calls end with 2 and repeat no value', () => {
  it.each([
    ['an unknown option', ['sessions', '--pasphrase=hunter2']],
    ['an unknown option of open', ['open', 'x.ssf', '--key', 'k', '--psk', PSK, '--unknown=hunter2']],
    ['too many arguments', ['erase', 'AAAAAAAAAAAAAAAAAAAAAA', 'hunter2']],
    ['a missing argument', ['open', '--key', 'hunter2']],
    ['a missing option', ['seal', '--to', 'hunter2']],
    ['a malformed psk', ['open', 'x.ssf', '--key', 'k', '--psk', 'hunter2']],
    ['a malformed session id', ['erase', 'hunter2']],
    ['an unknown type of key', ['key', 'new', '--type', 'hunter2']],
    [
      'an origin with a path',
      ['site', 'add', 's', '--recipient', 'k', '--origin', 'https://x.example/hunter2'],
    ],
  ])('%s', async (_, args) => {
    const outcome = await runScrim(args, { cwd: folder.path });
    expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: usage: /) });
    expect(outcome.stderr).not.toContain('hunter2');
    expect(outcome.stderr).not.toContain(PSK);
  });

  it('a missing command, for which the help is shown', async () => {
    expect(await runScrim(['site'])).toMatchObject({ code: 2, stderr: expect.stringContaining('enable') });
  });

  it('says of a folder without data that there is none, and makes none', async () => {
    const outcome = await runScrim(['sessions', '--data', folder.file('nowhere')]);
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: data_missing: /) });
    expect(existsSync(folder.file('nowhere'))).toBe(false);
  });

  it('takes a session id that begins with a dash for one', async () => {
    for (const sid of ['-AAAAAAAAAAAAAAAAAAAAA', '--AAAAAAAAAAAAAAAAAAAA']) {
      const outcome = await runScrim(['erase', sid, '--data', folder.file('nowhere')]);
      expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: data_missing: /) });
    }
  });
});

describe('a reader that goes away', () => {
  it('ends the command quietly', async () => {
    const pair = await generateReadingKey();
    const [events, sealed, key] = ['many.ndjson', 'many.ssf', 'many.jwk'].map(folder.file);
    if (events === undefined || sealed === undefined || key === undefined) throw new Error('three files');
    await writeFile(key, JSON.stringify(readingKeyToJwk(pair)));
    await writeFile(events, `{"type":3,"data":"${'x'.repeat(1000)}"}\n`.repeat(8000));
    const to = encodeBase64Url(pair.publicKey);
    const made = await runScrim(['seal', '--to', to, '--psk', PSK, '--events', events, '--out', sealed]);
    expect(made.code).toBe(0);

    const child = spawn(process.execPath, scrimCommand(['open', sealed, '--key', key, '--psk', PSK]));
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);
});
