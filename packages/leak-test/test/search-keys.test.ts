// What was typed is found key by key, across events and requests; what was planted in pieces, in order and close.
import { describe, expect, it } from 'vitest';
import { peelRequest } from '../src/search/peel.ts';
import { createSearch } from '../src/search/search.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import type { Secret } from '../src/secrets/secret.ts';

const maker = createSecretMaker();
const typed = (['letters', 'words'] as const).flatMap((guise) =>
  (['token', 'mixed', 'email', 'number', 'card'] as const).map((kind) =>
    maker.make(`${guise}.${kind}`, kind, guise),
  ),
);
const decoys = [...maker.decoys('letters'), ...maker.decoys('words')];
const MARKS: Readonly<Record<string, string>> = { '-': 'Minus', '.': 'Period', '@': 'Digit2', ' ': 'Space' };
const KEY_CODES: Readonly<Record<string, number>> = { '-': 189, '.': 190, '@': 50, ' ': 32 };

const codeOf = (char: string) =>
  MARKS[char] ?? (/\d/.test(char) ? `Digit${char}` : `Key${char.toUpperCase()}`);
const keyCodeOf = (char: string) => KEY_CODES[char] ?? char.toUpperCase().charCodeAt(0);

/** Each gives what a recorder sends for one value: one entry a request. */
const WAYS: Readonly<Record<string, (value: string) => readonly unknown[]>> = {
  'keys in one request': (value) => [[...value].map((key) => ({ type: 'keydown', key, atMs: 1 }))],
  'a key a request': (value) => [...value].map((key, at) => ({ type: 'keydown', key, atMs: at })),
  'keys down and up': (value) => [
    [...value].flatMap((key) => [
      { type: 'keydown', key },
      { type: 'keyup', key },
    ]),
  ],
  'keys told twice in a row': (value) => [
    [...value].flatMap((key) => [
      [5, key],
      [5, key],
    ]),
  ],
  'keys of two tools at once': (value) => [
    [...value].map((key) => ({ type: 'key', data: { key, other: 'x' } })),
  ],
  codes: (value) => [[...value].map((char) => ({ type: 'keydown', code: codeOf(char) }))],
  'a code a request': (value) =>
    [...value].map((char) => ({ event: 'keydown', props: { code: codeOf(char) } })),
  'key codes': (value) => [[...value].map((char) => ({ type: 'keydown', keyCode: keyCodeOf(char) }))],
  'character codes': (value) => [
    [...value].map((char) => ({ type: 'keypress', charCode: char.charCodeAt(0) })),
  ],
  'data of input events': (value) => [
    [...value].map((data) => ({ type: 'input', inputType: 'insertText', data })),
  ],
  'growing values': (value) => [[...value].map((_, at) => ({ text: value.slice(0, at + 1).slice(-1) }))],
  'what grew': (value) => value.match(/.{1,3}/g)?.map((data) => ({ type: 'input', data })) ?? [],
  'hidden but for the last': (value) => [
    [...value].map((char, at) => ({ type: 'input', text: '•'.repeat(at) + char })),
  ],
  'between modifiers': (value) => [
    [...value].flatMap((key) => [
      { type: 'keydown', key: 'Shift' },
      { type: 'keydown', key },
    ]),
  ],
};

function lookAt(search: ReturnType<typeof createSearch>, requests: readonly unknown[]): void {
  for (const [atMs, body] of requests.entries()) {
    const sent = {
      atMs,
      method: 'POST',
      url: 'https://c.example/in',
      headers: {},
      body: Buffer.from(JSON.stringify(body)),
    };
    for (const layer of peelRequest(sent)) search.look(layer);
  }
}

describe.each(Object.entries(WAYS))('typed: %s', (_, write) => {
  it.each(typed)('$guise, $kind', ({ place, value }) => {
    const search = createSearch([...typed, ...decoys]);
    lookAt(search, write(value));
    const findings = search.findings();
    expect(findings.map((finding) => finding.place)).toEqual([place]);
    expect(findings[0]?.forms).toContain('keys');
  });
});

it('finds what is sent key by key in addresses', () => {
  const secret = typed[0] as Secret;
  const search = createSearch([...typed, ...decoys]);
  for (const [atMs, key] of [...secret.value].entries()) {
    const sent = {
      atMs,
      method: 'GET',
      url: `https://c.example/p.gif?t=${atMs}&k=${key}`,
      headers: {},
      body: new Uint8Array(),
    };
    for (const layer of peelRequest(sent)) search.look(layer);
  }
  expect(search.findings().map(({ place }) => place)).toEqual([secret.place]);
});

it('does not find keys that were typed in another order', () => {
  const search = createSearch(typed);
  for (const { value } of typed) lookAt(search, [[...value].sort().map((key) => ({ key }))]);
  expect(search.findings()).toEqual([]);
});

describe('pieces', () => {
  const halves = (value: string) => [value.slice(0, 7), value.slice(7)];
  const split = [
    maker.make('halves', 'token', 'letters', halves),
    maker.make('letters', 'token', 'letters', (value) => [...value]),
    maker.make('groups', 'card', 'letters', (value) => value.split(' ')),
    maker.make('letters of words', 'token', 'words', (value) => [...value]),
  ];
  const nodes = (pieces: readonly string[], gap = '') =>
    pieces.map((textContent, id) => ({
      type: 2,
      tagName: 'span',
      attributes: { gap },
      childNodes: [{ type: 3, textContent, id }],
    }));
  const placesIn = (json: unknown) => {
    const search = createSearch([...split, ...decoys]);
    lookAt(search, [json]);
    return search.findings().map(({ place, forms }) => [place, ...forms]);
  };

  it.each(split)('are found one a node: $place', ({ place, pieces = [] }) => {
    expect(placesIn(nodes(pieces))).toEqual([[place, 'pieces']]);
  });

  it.each(split)('are not found in another order: $place', ({ pieces = [] }) => {
    expect(placesIn(nodes(pieces.toReversed().map((piece) => piece.toUpperCase())))).toEqual([]);
  });

  it('are not found far apart', () => {
    expect(placesIn(nodes(split[0]?.pieces ?? [], 'far '.repeat(200)))).toEqual([]);
  });

  it('that are single letters are not found in a text that holds every letter', () => {
    const search = createSearch(split);
    search.look({
      via: 'script',
      text: 'function(a,b,c){a.b(c);d=e+f;g(h,i,j);k.l(m,n,o,p,q,r,s,t,u,v,w,x,y,z)}'.repeat(200),
    });
    expect(search.findings()).toEqual([]);
  });
});

describe('a date', () => {
  const date = maker.make('date', 'date', 'letters');
  const isFoundIn = (text: string): boolean => {
    const search = createSearch([date]);
    search.look({ via: 'test', text });
    return search.findings().length > 0;
  };

  it('is found before its time, as date-and-time fields write it', () => {
    expect(isFoundIn(`{"value":"${date.value}T10:00"}`)).toBe(true);
    expect(isFoundIn(`{"value":"${date.value}"}`)).toBe(true);
  });

  it('is not found within a longer number or word', () => {
    expect(isFoundIn(`{"value":"${date.value}1"}`)).toBe(false);
    expect(isFoundIn(`{"value":"${date.value}Tuesday"}`)).toBe(false);
  });
});
