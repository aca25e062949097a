// Chance finds nothing: random bytes, base64, hex and JSON full of tokens and numbers, against six hundred secrets.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { peelBytes } from '../src/search/peel.ts';
import { createSearch } from '../src/search/search.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { SECRET_KINDS, type SecretKind } from '../src/secrets/secret.ts';

const MB = 1024 * 1024;
/** Megabytes of each; 50 were measured by hand. */
const SIZE = Number(process.env.NOISE_MB ?? 2) * MB;
/** As in a catalogue: most places hold a name. */
const KINDS: readonly SecretKind[] = [...Array.from({ length: 4 }, () => 'token' as const), ...SECRET_KINDS];
const maker = createSecretMaker();
const secrets = (['letters', 'words'] as const).flatMap((guise) => [
  ...Array.from({ length: 300 }, (_, at) =>
    maker.make(`${guise}.${at}`, KINDS[at % KINDS.length] ?? 'token', guise),
  ),
  ...maker.decoys(guise),
]);

/**
 * What a recorder sends: ids, times, places, and tokens of every alphabet. No five-digit numbers from 60,000 and no
 * random colours: one that is the same as a secret is the secret, by no matter what chance.
 */
function row(id: number): string {
  return JSON.stringify({
    type: randomInt(6),
    id,
    timestamp: 1_795_000_000_000 + randomInt(1e9),
    x: Math.random() * 2000,
    y: randomInt(4000),
    base36: Math.random().toString(36).slice(2),
    hex: randomBytes(16).toString('hex'),
    uuid: randomUUID(),
    base64: randomBytes(24).toString('base64'),
    url: randomBytes(12).toString('base64url'),
    n: randomInt(1e9),
    color: ['#ffffff', '#9c27b0', '#7b1fa2'][randomInt(3)],
    key: String.fromCharCode(97 + randomInt(26)),
    keyCode: 65 + randomInt(26),
    letters: Array.from({ length: 14 }, () => String.fromCharCode(97 + randomInt(26))).join(''),
    path: Array.from({ length: 6 }, () => randomInt(200)),
    html: `<p>${randomInt(60_000)}</p>`,
  });
}

function rows(size: number): string {
  const made: string[] = [];
  for (let length = 0; length < size; length += made.at(-1)?.length ?? 1)
    made.push(row(made.length % 30_000));
  return `[${made.join(',')}]`;
}

const NOISE: Readonly<Record<string, (size: number) => Uint8Array>> = {
  bytes: (size) => randomBytes(size),
  base64: (size) => Buffer.from(randomBytes(size * 0.75).toString('base64')),
  'base64url in JSON': (size) =>
    Buffer.from(JSON.stringify({ sealed: randomBytes(size * 0.75).toString('base64url') })),
  hex: (size) => Buffer.from(randomBytes(size / 2).toString('hex')),
  'JSON of tokens': (size) => Buffer.from(rows(size)),
  'JSON of tokens in JSON': (size) => Buffer.from(JSON.stringify({ data: rows(size / 1.2) })),
};

describe.each(Object.entries(NOISE))('noise: %s', (_, make) => {
  // In parts, as requests come: a part and what is peeled of it are let go.
  const PART = 2 * MB;

  it('holds no secret, and shows one that is put in', { timeout: 1_200_000 }, () => {
    const search = createSearch(secrets);
    for (let size = 0; size < SIZE; size += PART) {
      for (const layer of peelBytes(make(PART), { via: 'noise' })) search.look(layer);
    }
    expect(search.findings()).toEqual([]);
    const [planted] = secrets;
    for (const layer of peelBytes(Buffer.from(`{"text":"${planted?.value}"}`), { via: 'noise' }))
      search.look(layer);
    expect(search.findings().map(({ place }) => place)).toEqual([planted?.place]);
  });
});
