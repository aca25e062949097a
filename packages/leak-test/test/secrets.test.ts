// Secrets: valid in form, unique, ordinary where they are to be ordinary, and never a word of the page.
import { describe, expect, it } from 'vitest';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import type { Guise, SecretKind } from '../src/secrets/secret.ts';
import { SENSITIVE_WORDS } from '../src/secrets/sensitive-words.ts';
import { SURNAMES } from '../src/secrets/surnames.ts';

const GUISES: readonly Guise[] = ['letters', 'words'];
const SHAPES: Readonly<Record<SecretKind, RegExp>> = {
  token: /^[a-z]{14}$|^[a-z]{7,}-[a-z]{5,}$/,
  mixed: /^(?=.*\d)[a-z][a-z0-9-]{11,}$/,
  email: /^[a-z.]{12,}@mail\.example\.org$/,
  phone: /^\+\d\d \d{2,4} \d{3,4} \d{3,4}$/,
  card: /^[45]\d{3}( \d{4}){3}$/,
  ssn: /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/,
  iban: /^(DE\d\d( \d{4}){4} \d\d|NL\d\d ABNA( \d{4}){2} \d\d)$/,
  number: /^[1-9]\d{8}$/,
  'short-number': /^[6-9]\d{4}$/,
  date: /^19\d\d-\d\d-\d\d$/,
  color: /^#[0-9a-f]{6}$/,
};
const KINDS = Object.keys(SHAPES) as SecretKind[];
/** Words that pages, style sheets and scripts are full of. */
const WORDS_OF_PAGES =
  `address align animation article author background baseline between blockquote border bottom button calendar cancel
  canvas caption center checkbox collapse column content container continue control counter default delete details
  dialog direction disabled display document download dropdown element ellipsis example fieldset figcaption filter
  flexbox footer function gradient graphic handler header heading height hidden history important inherit initial
  instance integer internal keyboard keyframes language legend letter linear loading location margin marker message
  monitor navigation network nothing number object opacity optgroup option outline overflow overlay padding paragraph
  password pending picture placeholder pointer position preview primary product profile progress project property
  radial relative repeat required reset resize response reverse rotate scroll search section security select session
  settings shadow sidebar skeleton source spinner status sticky storage strong submit summary support symbol template
  textarea toolbar tooltip transform transition translate upload username vertical viewport visible warning welcome
  width window wrapper helvetica georgia verdana garamond baskerville palatino franklin rockwell huffman jackson jenkins
  gaussian bernoulli fourier chebyshev levenshtein`.split(/\s+/);

function luhn(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

describe('the lists', () => {
  it('hold enough names and words, each once, in small ASCII letters', () => {
    expect(SURNAMES.length).toBeGreaterThanOrEqual(450);
    expect(SENSITIVE_WORDS.length).toBeGreaterThanOrEqual(80);
    expect(new Set([...SURNAMES, ...SENSITIVE_WORDS]).size).toBe(SURNAMES.length + SENSITIVE_WORDS.length);
    for (const surname of SURNAMES) expect(surname).toMatch(/^[a-z]{7,}$/);
    for (const word of SENSITIVE_WORDS) expect(word).toMatch(/^[a-z]{5,}$/);
  });

  it('hold no word that pages are full of', () => {
    const lists = new Set([...SURNAMES, ...SENSITIVE_WORDS]);
    expect(WORDS_OF_PAGES.filter((word) => lists.has(word))).toEqual([]);
  });
});

describe.each(GUISES)('a secret in %s', (guise) => {
  it.each(KINDS)('has the form of its kind: %s', (kind) => {
    const maker = createSecretMaker();
    for (let at = 0; at < 50; at += 1) expect(maker.make(`p${at}`, kind, guise).value).toMatch(SHAPES[kind]);
  });

  it('has check digits that are right', () => {
    const maker = createSecretMaker();
    for (let at = 0; at < 50; at += 1) {
      expect(luhn(maker.make('card', 'card', guise).core) % 10).toBe(0);
      const { core } = maker.make('iban', 'iban', guise);
      const digits = [...(core.slice(4) + core.slice(0, 4))]
        .map((char) => Number.parseInt(char, 36))
        .join('');
      expect(BigInt(digits) % 97n).toBe(1n);
    }
  });

  it.each(['token', 'mixed'] as const)('of kind %s can be a class, an id, a property and a path', (kind) => {
    const { value } = createSecretMaker().make('p', kind, guise);
    expect(value).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new URL(`https://a.example/${value}/x`).pathname).toBe(`/${value}/x`);
  });

  it('is unique, of decoys too, however many are made', () => {
    const maker = createSecretMaker();
    const made = KINDS.flatMap((kind) =>
      Array.from({ length: 300 }, (_, at) => maker.make(`p${at}`, kind, guise)),
    );
    const all = [...made, ...maker.decoys(guise)];
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
    expect(new Set(all.map(({ core }) => core)).size).toBe(all.length);
  });

  it('comes with decoys of every kind that stay the same', () => {
    const maker = createSecretMaker();
    const decoys = maker.decoys(guise);
    expect(decoys.length).toBeGreaterThanOrEqual(20);
    expect(new Set(decoys.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(maker.decoys(guise)).toBe(decoys);
  });
});

describe('a maker', () => {
  it('uses each surname once before any comes again, and keeps those of decoys for them', () => {
    const maker = createSecretMaker();
    const decoys = maker.decoys('words').map(({ core }) => core.split(/[-.]/)[0]);
    const surnames = SURNAMES.slice(9).map(
      (_, at) => maker.make(`p${at}`, 'token', 'words').core.split('-')[0],
    );
    expect(new Set(surnames).size).toBe(surnames.length);
    expect(surnames.filter((surname) => decoys.includes(surname))).toEqual([]);
    const again = SURNAMES.map((_, at) => maker.make(`q${at}`, 'token', 'words').core.split('-')[0]);
    expect(again.filter((surname) => decoys.includes(surname))).toEqual([]);
  });

  it('takes no word and no number of the page', () => {
    const [kept = ''] = SURNAMES;
    const maker = createSecretMaker({
      avoid: `${SURNAMES.slice(40).join(' ')} ${kept.toUpperCase()}, Oncology: 72074`,
    });
    const made = Array.from({ length: 300 }, (_, at) =>
      maker.make(`p${at}`, 'token', 'words').value.split('-'),
    );
    const allowed = SURNAMES.slice(1, 40);
    for (const [surname, word] of made) {
      expect(allowed).toContain(surname);
      expect(word).not.toBe('oncology');
    }
    const numbers = Array.from({ length: 39_000 }, (_, at) => String(60_000 + at)).join(' ');
    expect(createSecretMaker({ avoid: numbers }).make('p', 'short-number', 'letters').value).toMatch(
      /^99\d{3}$/,
    );
  });

  it('says so when nothing is left', () => {
    expect(() => createSecretMaker({ avoid: SURNAMES.join(' ') }).make('p', 'token', 'words')).toThrow(
      expect.objectContaining({ code: 'leak_test_too_many_places' }),
    );
  });

  it('gives the pieces that a place splits a value in', () => {
    const { value, pieces } = createSecretMaker().make('p', 'card', 'letters', (card) => card.split(' '));
    expect(pieces?.join(' ')).toBe(value);
  });
});
