// Keys and sealed files made by the real command: round trips, refusals, and what is left behind.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { FLAG_FINAL, FLAG_KEYFRAME, readSealedFile } from '@scrim/crypto/format';
import { protectKey, unlockKeyFile } from '@scrim/crypto/keys';
import { canonicalHash } from '@scrim/protocol/canonical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, newFolder, runScrim, runScrimBytes } from './run-scrim.ts';

/** Quick enough for tests; never for a key that matters. */
const QUICK = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'correct horse — battery';
const PSK = randomBytes(32).toString('hex');
const META = '{"type":4,"data":{"href":"https://shop.example/","width":800,"height":600},"timestamp":1}';
const SNAPSHOT = '{"type":2,"data":{"node":{}},"timestamp":2}';
const CLICK = '{"type":3,"data":{"source":2,"text":"köln \\u2028 🙂"},"timestamp":3}';

interface PrintedKey {
  readonly publicKey: string;
  readonly kid: string;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let key: PrintedKey;
const env = { SCRIM_PASSPHRASE: PASSPHRASE };

beforeAll(async () => {
  folder = await newFolder();
  const made = await runScrim(['key', 'new', '--out', folder.file('reading.key.json')], { env });
  key = JSON.parse(made.stdout) as PrintedKey;
  const pair = await unlockKeyFile(await readFile(folder.file('reading.key.json'), 'utf8'), PASSPHRASE);
  await writeFile(folder.file('quick.key.json'), await protectKey(pair, PASSPHRASE, QUICK));
}, 60_000);
afterAll(() => folder.remove());

/** Runs `scrim seal` on these events. */
async function seal(name: string, events: string | Uint8Array, to = key.publicKey) {
  const [input, out] = [folder.file(`${name}.ndjson`), folder.file(`${name}.ssf`)];
  await writeFile(input, events);
  return { ...(await runScrim(['seal', '--to', to, '--psk', PSK, '--events', input, '--out', out])), out };
}

/** Opens with the same key in a file that is quick to unlock, unless told otherwise. */
const open = (file: string, keyFile = 'quick.key.json') =>
  runScrim(['open', file, '--key', folder.file(keyFile), '--psk', PSK], { env });

async function recordsOf(file: string) {
  return await Array.fromAsync(readSealedFile(await readFile(file)));
}

describe('key new', () => {
  it('writes a file that only its owner reads and only the passphrase opens', async () => {
    const file = folder.file('reading.key.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const pair = await unlockKeyFile(await readFile(file, 'utf8'), PASSPHRASE);
    if (pair.kind !== 'reading') throw new Error('a reading key was asked for');
    expect(key).toMatchObject({ kind: 'reading', suite: 1, kid: pair.kid });
    expect(Buffer.from(key.publicKey, 'base64url')).toEqual(Buffer.from(pair.publicKey));
  });

  it('never writes over a file', async () => {
    const file = folder.file('reading.key.json');
    const before = await readFile(file, 'utf8');
    const again = await runScrim(['key', 'new', '--out', file], { env });
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: file_exists: /),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('makes signing keys, and takes the passphrase from a file', async () => {
    const passphraseFile = folder.file('passphrase.txt');
    await writeFile(passphraseFile, `${PASSPHRASE}\n`);
    const out = folder.file('signing.key.json');
    const args = ['key', 'new', '--type', 'signing', '--out', out, '--passphrase-file', passphraseFile];
    expect(JSON.parse((await runScrim(args)).stdout)).toMatchObject({ kind: 'signing', file: out });
    expect(await unlockKeyFile(await readFile(out, 'utf8'), PASSPHRASE)).toMatchObject({ kind: 'signing' });
  }, 60_000);

  it('says what is missing without a passphrase and without a person', async () => {
    const out = folder.file('none.key.json');
    const outcome = await runScrim(['key', 'new', '--out', out]);
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: passphrase_missing: /) });
    expect(existsSync(out)).toBe(false);
  });
});

describe('seal and open', () => {
  it('gives back the events exactly, in a header that says what made it', async () => {
    const events = `${META}\n${SNAPSHOT}\n${CLICK}\n`;
    const sealed = await seal('round', events);
    expect(sealed).toMatchObject({ code: 0, stdout: '' });
    const opened = await open(sealed.out, 'reading.key.json');
    expect(opened).toMatchObject({ code: 0, stdout: events });
    expect(JSON.parse(opened.stderr)).toMatchObject({ epochs: [{ closed: true, gaps: [], events: 3 }] });
    const [header, chunk] = await recordsOf(sealed.out);
    if (header?.kind !== 'header' || chunk?.kind !== 'chunk') throw new Error('a header and a chunk');
    expect(header.header.core).toMatchObject({
      siteId: 'local',
      gen: 0,
      prev: null,
      policy: { id: 'none', version: '0', hash: canonicalHash({}) },
      consent: { basis: 'none' },
      recorder: { name: '@scrim/cli' },
      sid: JSON.parse(sealed.stderr).sid,
    });
    expect(chunk.flags).toBe(FLAG_FINAL | FLAG_KEYFRAME);
  }, 60_000);

  it('takes the key in hex, several keys, and pipes', async () => {
    const asHex = Buffer.from(key.publicKey, 'base64url').toString('hex');
    const other = Buffer.from(randomBytes(32)).toString('base64url');
    const args = ['seal', '--to', asHex, other, '--psk', PSK, '--events', '-', '--out', '-'];
    const sealed = await runScrimBytes(args, { input: CLICK });
    expect(sealed.code).toBe(0);
    const file = folder.file('piped.ssf');
    await writeFile(file, sealed.stdout);
    expect(await open(file)).toMatchObject({ code: 0, stdout: `${CLICK}\n` });
  }, 60_000);

  it('splits large inputs at line borders, and only the last chunk is FINAL', async () => {
    const filler = (n: number) => `{"type":3,"n":${n},"data":"${randomBytes(30_000).toString('base64')}"}`;
    const events = [META, SNAPSHOT, ...Array.from({ length: 30 }, (_, n) => filler(n))].join('\n');
    const sealed = await seal('large', events);
    expect(sealed.code).toBe(0);
    const chunks = (await recordsOf(sealed.out)).filter((record) => record.kind === 'chunk');
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.map(({ i }) => i)).toEqual(chunks.map((_, i) => i));
    const flags = chunks.map((chunk) => chunk.flags);
    expect(flags).toEqual([FLAG_KEYFRAME, ...Array(chunks.length - 2).fill(0), FLAG_FINAL]);
    expect(await open(sealed.out)).toMatchObject({ code: 0, stdout: `${events}\n` });
  }, 60_000);

  it('keeps a Meta with a full snapshot larger than a chunk', async () => {
    const snapshot = `{"type":2,"data":"${randomBytes(300_000).toString('base64')}"}`;
    const sealed = await seal('snapshot', `${META}\n${snapshot}\n${CLICK}\n`);
    const chunks = (await recordsOf(sealed.out)).filter((record) => record.kind === 'chunk');
    expect(chunks.map(({ flags }) => flags)).toEqual([FLAG_KEYFRAME, FLAG_FINAL]);
  });

  it('makes a valid file of no events', async () => {
    const sealed = await seal('empty', '');
    const opened = await open(sealed.out);
    expect(opened).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(opened.stderr)).toMatchObject({ epochs: [{ closed: true, chunks: 1, events: 0 }] });
  }, 60_000);

  it.each([
    ['no JSON', '{"type":}\n'],
    ['no object', '[1]\n'],
    ['two objects', '{}{}\n'],
    ['the format’s own key', `${META}\n{"ssf":"skipped","i":[0]}\n`],
    ['a blank line', `${META}\n\n${SNAPSHOT}\n`],
    ['a BOM', `\uFEFF${META}\n`],
    ['CRLF', `${META}\r\n`],
    ['no UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}')])],
  ])('refuses %s, and leaves no file behind', async (name, events) => {
    const sealed = await seal(`bad-${name.replaceAll(/\W/g, '')}`, events);
    expect(sealed).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: events_malformed: Line \d+: /),
    });
    expect(existsSync(sealed.out)).toBe(false);
  });

  it('refuses keys that cannot be sealed to', async () => {
    expect(await seal('short-key', CLICK, 'c0ffee')).toMatchObject({ code: 2 });
    const lowOrder = await seal('low-order', CLICK, '00'.repeat(32));
    expect(lowOrder).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: recipient_invalid: /) });
    expect(existsSync(lowOrder.out)).toBe(false);
  });

  it('says that a passphrase is wrong, and not what it was', async () => {
    const { out } = await seal('locked', CLICK);
    const wrong = { env: { SCRIM_PASSPHRASE: 'hunter2-hunter2' } };
    const outcome = await runScrim(
      ['open', out, '--key', folder.file('quick.key.json'), '--psk', PSK],
      wrong,
    );
    expect(outcome).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: passphrase_wrong: /),
    });
    expect(outcome.stderr).not.toContain('hunter2');
  }, 60_000);

  it('opens as many lines as it sealed', async () => {
    const { out } = await seal('count', `${CLICK}\n`.repeat(5));
    expect(linesOf((await open(out)).stdout)).toHaveLength(5);
  }, 60_000);
});
