// Makes the secrets that a visit plants. Each is unique within its maker, holds no word of the page it is planted on,
// and is nobody's: random letters or digits, or a surname and a word drawn by chance.
import { randomInt } from 'node:crypto';
import { LeakTestError } from '../leak-test-error.ts';
import type { Guise, Secret, SecretKind } from './secret.ts';
import { SENSITIVE_WORDS } from './sensitive-words.ts';
import { SURNAMES } from './surnames.ts';
import { randomValue, type Value } from './value.ts';

/** What a maker needs to know. */
export interface SecretMakerOptions {
  /** The text of the page: no word or number of it is used. @default '' */
  readonly avoid?: string;
}

/** Makes secrets; one maker a visit. */
export interface SecretMaker {
  /**
   * A fresh secret.
   *
   * @param place the id of the channel or place
   * @param pieces how the place splits it, where it does
   */
  make(place: string, kind: SecretKind, guise: Guise, pieces?: (value: string) => readonly string[]): Secret;
  /** Values of all kinds that are planted nowhere; the same at each call. A search that finds one errs. */
  decoys(guise: Guise): readonly Secret[];
}

/** Short ones thrice: they are what chance finds first. */
const DECOY_KINDS: readonly SecretKind[] = [
  ...(['token', 'mixed', 'email', 'phone', 'card', 'ssn', 'iban', 'number'] as const),
  ...([
    'short-number',
    'date',
    'color',
    'short-number',
    'date',
    'color',
    'short-number',
    'date',
    'color',
  ] as const),
  ...(['token', 'mixed', 'email'] as const),
];
/** Decoys have surnames of their own, so that a planted one that comes to light never looks like a decoy. */
const DECOY_SURNAMES = DECOY_KINDS.filter(
  (kind) => kind === 'token' || kind === 'mixed' || kind === 'email',
).length;
/** How often chance may give a value that is taken; more means that there are none left. */
const MAX_TRIES = 10_000;

/** Makes a maker. Its `make` and `decoys` throw `leak_test_too_many_places` when nothing unused is left. */
export function createSecretMaker({ avoid = '' }: SecretMakerOptions = {}): SecretMaker {
  const avoided = new Set(avoid.toLowerCase().match(/[a-z]+|\d+/g));
  const used = new Set<string>();
  const surnames = shuffled(SURNAMES.filter((surname) => !avoided.has(surname)));
  const words = shuffled(SENSITIVE_WORDS.filter((word) => !avoided.has(word)));
  const pairs = {
    planted: pairsOf(surnames.slice(DECOY_SURNAMES), words),
    decoys: pairsOf(surnames.slice(0, DECOY_SURNAMES), words),
  };

  function fresh(kind: SecretKind, guise: Guise, pool: keyof typeof pairs): Value {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const made = randomValue(kind, guise, () => nextOf(pairs[pool]));
      const taken = [made.value, made.core ?? made.value].some(
        (text) => used.has(text) || stands(text, avoided),
      );
      if (taken) continue;
      used.add(made.value).add(made.core ?? made.value);
      return made;
    }
    throw noneLeft();
  }

  function make(place: string, kind: SecretKind, guise: Guise, pool: keyof typeof pairs): Secret {
    const { value, core = value, spellings = [], isShort = false } = fresh(kind, guise, pool);
    return { place, kind, guise, value, core, spellings, isShort };
  }

  const decoysOf = (guise: Guise) =>
    DECOY_KINDS.map((kind, at) => make(`decoy.${guise}.${at + 1}.${kind}`, kind, guise, 'decoys'));
  const decoys = new Map<Guise, readonly Secret[]>();

  return {
    make(place, kind, guise, pieces) {
      const secret = make(place, kind, guise, 'planted');
      return pieces === undefined ? secret : { ...secret, pieces: pieces(secret.value) };
    },
    decoys(guise) {
      const made = decoys.get(guise) ?? decoysOf(guise);
      decoys.set(guise, made);
      return made;
    },
  };
}

/** Each surname once with a word, then each once more with another word, and so on. */
function* pairsOf(
  surnames: readonly string[],
  words: readonly string[],
): Generator<readonly [string, string], undefined> {
  for (let round = 0; round < words.length; round += 1) {
    for (const [at, surname] of surnames.entries()) {
      const word = words[(at + round) % words.length];
      if (word !== undefined) yield [surname, word];
    }
  }
  return undefined;
}

function nextOf(pairs: Generator<readonly [string, string], undefined>): readonly [string, string] {
  const next = pairs.next();
  if (next.done === true) throw noneLeft();
  return next.value;
}

function noneLeft(): LeakTestError {
  return new LeakTestError('leak_test_too_many_places', 'no unused secret is left to plant', {
    hint: 'Test the page in parts, or plant fewer places: `maxPlaces`.',
  });
}

/** Does a number or word of the value stand on the page? */
function stands(text: string, avoided: ReadonlySet<string>): boolean {
  return avoided.has(text) || (text.match(/\d{5,}/g) ?? []).some((digits) => avoided.has(digits));
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, order: randomInt(2 ** 40) }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
