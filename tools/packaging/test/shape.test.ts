import { afterAll, describe, expect, it } from 'vitest';
import { shapeProblems } from '../shape.ts';
import { contentProblems } from '../tarball.ts';
import { MANIFEST, makeSmallPackage } from './small-package.ts';

const { folder, remove } = makeSmallPackage();
afterAll(remove);
const door = MANIFEST.exports?.['.'];

describe('the shape of a package.json', () => {
  it('is right', () => {
    expect(shapeProblems(MANIFEST, folder)).toEqual([]);
    const effects = { ...MANIFEST, sideEffects: ['./dist/index.js', './src/index.ts'] };
    expect(shapeProblems(effects, folder)).toEqual([]);
  });

  it.each([
    ['"name"', { name: 'small' }],
    ['"type"', { type: 'commonjs' }],
    ['"sideEffects"', { sideEffects: true }],
    ['"sideEffects"', { sideEffects: [] }],
    ['"sideEffects"', { sideEffects: ['./dist/chunk.js'] }],
    ['"private"', { private: true }],
    ['"engines"', { engines: { node: '>=18' } }],
    ['"files"', { files: ['dist'] }],
    ['"version"', { version: 'latest' }],
    ['"description"', { description: '' }],
    ['"exports"', { exports: {} }],
    ['must have @scrim/source', { exports: { '.': { types: './dist/index.d.ts' } } }],
    ['which is not there', { exports: { '.': { ...(door as object), default: './dist/gone.js' } } }],
    ['a floor', { nx: { tags: ['runs:server'] } }],
    ['where it runs', { nx: { tags: ['floor:1'] } }],
  ])('with a fault in %s is told', (word, fault) => {
    const problems = shapeProblems({ ...MANIFEST, ...fault }, folder);
    expect(problems.join('\n')).toContain(word);
  });
});

describe('a tarball', () => {
  it('has licence, README and dist, and no tests', () => {
    const right = ['package/LICENSE', 'package/README.md', 'package/package.json', 'package/dist/index.js'];
    expect(contentProblems(right)).toEqual([]);
    for (const file of right) expect(contentProblems(right.filter((one) => one !== file))).toHaveLength(1);
    for (const extra of ['package/test/a.ts', 'package/src/a.test.ts', 'package/dist/.tsbuildinfo'])
      expect(contentProblems([...right, extra])).toHaveLength(1);
  });
});
