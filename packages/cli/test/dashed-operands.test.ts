// Ids and keys in base64url that begin with a dash are no options, and reach their command as they were typed.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { generateReadingKey, type ReadingKeyPair, readingKeyToJwk } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScrim } from './run-scrim.ts';
import { newSealingPlace, PSK, type SealingPlace } from './sealing.ts';

const CLICK = '{"type":3,"data":{"source":2}}\n';
const DASHED_ID = '-AAAAAAAAAAAAAAAAAAAAA';

let place: SealingPlace;
let dashed: ReadingKeyPair;
beforeAll(async () => {
  place = await newSealingPlace();
  await writeFile(place.file('a.ndjson'), CLICK);
  do dashed = await generateReadingKey();
  while (!encodeBase64Url(dashed.publicKey).startsWith('-'));
});
afterAll(() => place.remove());

const seal = (...more: string[]) =>
  runScrim(['seal', '--psk', PSK, '--events', 'a.ndjson', ...more], { cwd: place.path });

describe('an argument that begins with a dash', () => {
  it('is a key after a key', async () => {
    const sealed = await seal('--to', place.to, encodeBase64Url(dashed.publicKey), '--out', 'two.ssf');
    expect(sealed).toMatchObject({ code: 0 });
    await writeFile(place.file('dashed.jwk'), JSON.stringify(readingKeyToJwk(dashed)));
    for (const key of ['dashed.jwk', 'reading.jwk']) {
      const args = ['open', 'two.ssf', '--key', key, '--psk', PSK];
      expect(await runScrim(args, { cwd: place.path })).toMatchObject({ code: 0, stdout: CLICK });
    }
  });

  it('is a recipient of a site', async () => {
    const keys = [place.to, encodeBase64Url(dashed.publicKey)];
    const args = ['site', 'add', 'dashed', '--origin', 'https://shop.example', '--recipient', ...keys];
    const added = await runScrim(args, { cwd: place.path, env: { SCRIM_PASSPHRASE: 'for this test' } });
    expect(added).toMatchObject({ code: 0 });
    expect(JSON.parse(added.stdout).recipients).toContain(dashed.kid);
  }, 60_000);

  it('is a value as it was typed, of whatever option', async () => {
    expect(await seal('--to', place.to, '--out', DASHED_ID)).toMatchObject({ code: 0 });
    expect(existsSync(place.file(DASHED_ID))).toBe(true);
    const opened = await runScrim(['open', DASHED_ID, '--key', 'reading.jwk', '--psk', PSK], {
      cwd: place.path,
    });
    expect(opened).toMatchObject({ code: 0, stdout: CLICK });
    expect((await readFile(place.file(DASHED_ID))).subarray(0, 4).toString()).toBe('SSF1');
  });

  it.each(['-AAAAAAAAAAAAAAAAAAAAB', '-AAAAAAAAAAAAAAAAAAAA', `-${'A'.repeat(40)}`])(
    'is an option when it is not exactly an id or a key: %s',
    async (argument) => {
      expect(await runScrim(['erase', argument])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('option'),
      });
    },
  );
});
