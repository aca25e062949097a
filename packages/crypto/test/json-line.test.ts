// The walk over a line takes exactly what JSON.parse takes as an object, and finds the key `ssf` exactly where
// JSON.parse puts one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeLine, type LineKind } from '../src/open/json-line.ts';
import { proofRuns } from './proof-runs.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function judge(line: string): LineKind {
  return judgeLine(encode(`${line}\n`), 0);
}

/** What the format's page says, by JSON.parse. */
function expected(line: string): LineKind {
  if (!line.startsWith('{') || !line.endsWith('}')) return 'no-object';
  try {
    return Object.hasOwn(JSON.parse(line), 'ssf') ? 'control' : 'object';
  } catch {
    return 'no-object';
  }
}

const OBJECTS = [
  '{}',
  '{ }',
  '{\t\r }',
  '{"a":1}',
  ' {"a":1}'.trim(),
  '{ "a" : 1 , "b" : [ ] , "c" : { } }',
  '{"a":[[],[{}],[[[1]]]],"b":{"c":{"d":[null,true,false]}}}',
  '{"a":-0,"b":0.5,"c":-1.25e10,"d":1E+2,"e":1e-2,"f":10,"g":0e0}',
  '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD800"}',
  '{"":"","a b":"ü•𝄞","\u007f":1,"__proto__":1}',
  '{"n":{"ssf":1},"l":[{"ssf":1}],"ssfx":1,"xssf":2,"SSF":3,"s":"ssf"}',
  '{"\\u0073s":1,"\\u0073\\u0073\\u0073":1,"\\u0073\\u0073\\u0066\\u0066":1}',
];
const CONTROLS = [
  '{"ssf":1}',
  '{"a":[{}],"ssf":null}',
  '{ "ssf" :1}',
  '{"\\u0073sf":1}',
  '{"s\\u0073f":1}',
  '{"\\u0073\\u0073\\u0066":{}}',
  '{"n":{"ssf":1},"ssf":[]}',
];
const NO_OBJECTS = [
  '',
  '{',
  '}',
  '[]',
  '1',
  'null',
  '"{}"',
  ' {}',
  '{} ',
  '{}}',
  '{}{}',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{,"a":1}',
  '{"a":1 "b":2}',
  '{"a" 1}',
  '{a:1}',
  "{'a':1}",
  '{"a":[1,]}',
  '{"a":[,1]}',
  '{"a":[1 2]}',
  '{"a":[1}',
  '{"a":{]}',
  '{"a":01}',
  '{"a":-}',
  '{"a":-01}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":1.e5}',
  '{"a":1e}',
  '{"a":1e+}',
  '{"a":+1}',
  '{"a":0x1}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":tru}',
  '{"a":True}',
  '{"a":nullx}',
  '{"a":undefined}',
  '{"a":"}',
  '{"a":"\\"}',
  '{"a":"\\x41"}',
  '{"a":"\\u12"}',
  '{"a":"\\u12g4"}',
  '{"a":"\\u"}',
  '{"a":"\\',
  '{"a":"\t"}',
  '{"a":"\u0000"}',
  '{"a":1}\u00a0',
  '{\u00a0"a":1}',
  '{\u000b"a":1}',
  '{"a":1}//',
  '\ufeff{"a":1}',
  '{"ssf":1',
  '{"ssf"}',
];

describe('a line', () => {
  it.each(OBJECTS)('%j is an object', (line) => {
    expect([judge(line), expected(line)]).toEqual(['object', 'object']);
  });

  it.each(CONTROLS)('%j has a key ssf', (line) => {
    expect([judge(line), expected(line)]).toEqual(['control', 'control']);
  });

  it.each(NO_OBJECTS)('%j is no object', (line) => {
    expect([judge(line), expected(line)]).toEqual(['no-object', 'no-object']);
  });

  it('is judged by itself, wherever it lies', () => {
    const bytes = encode('{"a":[\n{"ssf":1}\n{"b":"x\n{}\n');
    const starts = [...bytes.keys()].filter((at) => at === 0 || bytes[at - 1] === 10);
    expect(starts.map((start) => judgeLine(bytes, start))).toEqual([
      'no-object',
      'control',
      'no-object',
      'object',
    ]);
  });
});

/** JSON as other programs write it: spaces, escapes, any key. */
function spelled(value: unknown, spaces: readonly string[]): string {
  let at = 0;
  const gap = () => spaces[at++ % Math.max(1, spaces.length)] ?? '';
  return JSON.stringify(value).replaceAll(/[{}[\],:]/g, (sign) => `${gap()}${sign}${gap()}`);
}

const key = fc.oneof(fc.constant('ssf'), fc.constant('s'), fc.string({ maxLength: 4 }));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, false),
    ),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));
const object = fc.dictionary(key, tree, { maxKeys: 4 });
const spaces = fc.array(fc.constantFrom('', '', ' ', '\t', '\r', '  '), { minLength: 1, maxLength: 5 });
const noLf = (text: string) => text.replaceAll('\n', '');

describe('as JSON.parse does', () => {
  it('objects of any shape and spacing', () => {
    fc.assert(
      fc.property(object, spaces, (value, gaps) => {
        const line = spelled(value, gaps).trim();
        expect(judge(line)).toBe(expected(line));
      }),
      proofRuns(500),
    );
  });

  it('objects with some characters changed, put in or taken out', () => {
    const sign = fc.constantFrom(...'{}[],:"\\ue0+-.1 tfn\ts', '\u0000', 'ü', '\\u0073');
    const edit = fc.record({ at: fc.nat(200), remove: fc.nat(2), put: fc.array(sign, { maxLength: 2 }) });
    let refused = 0;
    fc.assert(
      fc.property(object, spaces, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, gaps, edits) => {
        const characters = [...spelled(value, gaps).trim()];
        for (const { at, remove, put } of edits)
          characters.splice(at % (characters.length + 1), remove, ...put);
        const line = noLf(characters.join(''));
        expect(judge(line)).toBe(expected(line));
        if (expected(line) === 'no-object') refused += 1;
      }),
      proofRuns(3000),
    );
    // Both kinds were met.
    expect(refused).toBeGreaterThan(300);
    expect(refused).toBeLessThan(2900);
  });

  it('signs of JSON in any order', () => {
    const word = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"ssf"',
      '1',
      '-',
      '.5',
      'e1',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const line = `{${words.join('')}}`;
        expect(judge(line)).toBe(expected(line));
      }),
      proofRuns(3000),
    );
  });
});

it('eight million open brackets take eight megabytes, not gigabytes', () => {
  const depth = 8 * 1024 * 1024;
  const bytes = new Uint8Array(5 + 2 * depth + 2).fill(0x5b);
  bytes.set(encode('{"a":'));
  bytes.fill(0x5d, 5 + depth);
  bytes.set(encode('}\n'), 5 + 2 * depth);
  const before = process.memoryUsage();
  expect(judgeLine(bytes, 0)).toBe('object');
  const after = process.memoryUsage();
  expect(after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(64e6);
  bytes[5 + depth] = 0x7d;
  expect(judgeLine(bytes, 0)).toBe('no-object');
});
