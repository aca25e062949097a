// Sealed and opened through the real command with keys of every suite, in every form that a key has.
import { readFile } from 'node:fs/promises';
import { readSealedFile } from '@scrim/crypto/format';
import {
  generateReadingKey,
  protectKey,
  type ReadingKeyPair,
  readingKeyToJwk,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace, PASSPHRASE, QUICK, refusal, textOf } from './key-place.ts';
import { PSK } from './sealing.ts';

const EVENTS = '{"type":4,"data":{}}\n{"type":2,"data":{}}\n';
const SUITES = [1, 2, 3] as const;
let place: KeyPlace;
const pairs: ReadingKeyPair[] = [];
const pairOf = (suite: 1 | 2 | 3): ReadingKeyPair => {
  const pair = pairs[suite - 1];
  if (pair === undefined) throw new Error('one pair of each suite');
  return pair;
};

const seal = (out: string, ...to: string[]) =>
  place.scrim('seal', '--to', ...to, '--psk', PSK, '--events', 'in.ndjson', '--out', out);
const open = (file: string, key: string, ...more: string[]) =>
  place.scrim('open', file, '--key', key, '--psk', PSK, ...more);

beforeAll(async () => {
  place = await newKeyPlace();
  await place.write('in.ndjson', EVENTS);
  for (const suite of SUITES) {
    const pair = await generateReadingKey(suite);
    pairs.push(pair);
    await place.write(`${suite}.key.json`, await protectKey(pair, PASSPHRASE, QUICK));
    await place.write(`${suite}.key.age`, await wrapKeyForOfficers(pair, [place.me.recipient]));
    if (suite !== 2) await place.write(`${suite}.jwk`, JSON.stringify(readingKeyToJwk(pair)));
  }
});
afterAll(() => place.remove());

describe.each(SUITES)('suite %i', (suite) => {
  it('is told by the length of a public key; key files and age files of it open', async () => {
    expect(await seal(`${suite}.ssf`, textOf(pairOf(suite)))).toMatchObject({ code: 0 });
    const [record] = await Array.fromAsync(readSealedFile(await readFile(place.file(`${suite}.ssf`))));
    expect(record).toMatchObject({ kind: 'header', header: { core: { suite } } });
    const outcomes = await Promise.all([
      open(`${suite}.ssf`, `${suite}.key.json`),
      open(`${suite}.ssf`, `${suite}.key.age`, '--identity', 'me.agekey'),
      ...(suite === 2 ? [] : [open(`${suite}.ssf`, `${suite}.jwk`)]),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 0, stdout: EVENTS });
  });

  it('takes eight readers of it, one of them a key file, which needs no passphrase for that', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, () => generateReadingKey(suite)));
    const file = `${suite}-eight.ssf`;
    expect(await seal(file, ...others.map(textOf), `${suite}.key.json`)).toMatchObject({ code: 0 });
    expect(await open(file, `${suite}.key.json`)).toMatchObject({ code: 0, stdout: EVENTS });
  });
});

describe('readers', () => {
  it('of two suites are a wrong call, and so is what is neither a key nor a file', async () => {
    const [mixed, nothing] = await Promise.all([
      seal('never.ssf', textOf(pairOf(1)), textOf(pairOf(3))),
      seal('never.ssf', 'hunter2'),
    ]);
    expect(mixed).toMatchObject(refusal('usage', 2));
    expect(nothing).toMatchObject(refusal('usage', 2));
    expect(nothing.stderr).not.toContain('hunter2');
    expect(await seal('never.ssf', 'signing.key.json')).toMatchObject(refusal('key_file_malformed'));
  });

  it('whose public key is no point of the curve cannot be sealed to', async () => {
    const noPoint = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url');
    expect(await seal('never.ssf', noPoint)).toMatchObject(refusal('recipient_invalid'));
  });
});

describe('an age file', () => {
  it('does not open with a passphrase or another identity, and shows nothing', async () => {
    const [none, foreign] = await Promise.all([
      open('1.ssf', '1.key.age'),
      open('1.ssf', '1.key.age', '--identity', 'stranger.agekey'),
    ]);
    expect(none).toMatchObject(refusal('identity_missing'));
    expect(foreign).toMatchObject(refusal('officer_identity_wrong'));
  });
});
