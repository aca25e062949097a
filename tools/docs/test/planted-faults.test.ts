// Wrong examples and broken links are found, with the line of the document; right ones are not.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileFences } from '../compile-fences.ts';
import { policyFault } from '../compile-policies.ts';
import { anchorsOf, fencesOf } from '../documents.ts';
import { brokenLinks } from '../links.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const FENCE = '```';
const inDocument = (file: string, code: string, language = 'ts') => ({
  file,
  text: `# Title\n\n${FENCE}${language}\n${code}\n${FENCE}\n`,
});

function faults(file: string, code: string): string[] {
  const fences = fencesOf(inDocument(file, code), ['ts']);
  expect(fences).toHaveLength(1);
  return compileFences(ROOT, fences).flat();
}

describe('an example', { timeout: 60_000 }, () => {
  const right =
    "import { newSessionId, type SessionId } from '@scrim/protocol';\nexport const sid: SessionId = newSessionId();";

  it.each(['README.md', 'docs/x.md', 'packages/crypto/README.md', 'packages/protocol/README.md'])(
    'in %s that is right has no fault',
    (file) => {
      expect(faults(file, right)).toEqual([]);
    },
  );

  it.each([
    [
      'a wrong type',
      "import { newSessionId } from '@scrim/protocol';\nexport const sid: number = newSessionId();",
      'README.md:5',
    ],
    [
      'a name that is not exported',
      "\nimport { gone } from '@scrim/protocol';\nexport { gone };",
      'README.md:5',
    ],
    ['a door that is not there', "import '@scrim/protocol/gone';", 'README.md:4'],
    ['a name from nowhere', 'export const a = 1;\nexport const b = nowhere;', 'README.md:5'],
    ['a syntax error', 'export const = 1;', 'README.md:4'],
  ])('with %s is found on its line', (_fault, code, place) => {
    expect(faults('README.md', code)[0]?.split(' ')[0]).toBe(place);
  });

  it('in another language is left alone', () => {
    expect(fencesOf(inDocument('README.md', 'npm start', 'sh'), ['ts'])).toEqual([]);
  });
});

describe('a policy', () => {
  const rule = { id: 'help', select: 'main', do: 'unmask', on: '/help/*', reason: 'The same for everybody.' };
  const policy = (mode: string, ...rules: object[]) =>
    JSON.stringify({ v: 1, id: 'a', version: '1', mode, rules });
  const fault = (code: string, language = 'json policy') =>
    fencesOf(inDocument('docs/x.md', code, language), ['json policy']).map(policyFault);

  it('that is right has no fault, and JSON that is no policy is left alone', () => {
    expect(fault(policy('mask-all', rule))).toEqual([null]);
    expect(fault(policy('mask-none'), 'json')).toEqual([]);
  });

  it.each([
    ['of an unknown mode', policy('mask-none')],
    ['with a bad selector', policy('mask-all', { ...rule, select: 'main > > p' })],
    ['with a bad pattern', policy('mask-all', { ...rule, on: 'help' })],
    ['that is no JSON', '{'],
  ])('%s is found', (_fault, code) => {
    expect(fault(code)).toEqual([expect.stringMatching(/^docs\/x\.md:4 ./)]);
  });
});

describe('a link', () => {
  const broken = (text: string) => brokenLinks(ROOT, { file: 'docs/x.md', text });

  it('to what is there is right', () => {
    expect(
      broken('[a](../package.json) [b](https://example.org/x) [c](../tools/floors/README.md#floors)'),
    ).toEqual([]);
    expect(broken('`[a](gone.md)`\n```\n[b](gone.md)\n```')).toEqual([]);
  });

  it.each([
    ['to a file that is gone', 'x\n[a](gone.md)', 'docs/x.md:2 gone.md'],
    [
      'to a heading that is gone',
      '[a](../tools/floors/README.md#gone)',
      'docs/x.md:1 ../tools/floors/README.md#gone',
    ],
    ['of a picture that is gone', '![a](gone.svg "title")', 'docs/x.md:1 gone.svg'],
    ['in a definition', '[a]: gone.md', 'docs/x.md:1 gone.md'],
    ['out of the repository', '[a](../../../etc/hosts)', 'docs/x.md:1 ../../../etc/hosts'],
  ])('%s is found', (_fault, text, found) => {
    expect(broken(text)).toEqual([found]);
  });

  it('to the second heading of one name has a number', () => {
    expect(anchorsOf('# A & B\n## A & B\n')).toEqual(new Set(['a--b', 'a--b-1']));
  });
});
