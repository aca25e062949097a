// The whole check on a small package: it passes, and each planted fault fails the check that is there for it.
import { afterEach, describe, expect, it } from 'vitest';
import { checkPackage } from '../package-cases.ts';
import { MANIFEST, makeSmallPackage } from './small-package.ts';

let small: ReturnType<typeof makeSmallPackage> | undefined;
afterEach(() => small?.remove());

async function failedCases(changes: Parameters<typeof makeSmallPackage>[0]): Promise<string[]> {
  small = makeSmallPackage(changes);
  const cases = await checkPackage(small.folder);
  return cases.filter((one) => one.problems.length > 0).map((one) => one.name);
}

const FAULTS: readonly (readonly [fault: string, failing: string, Parameters<typeof makeSmallPackage>[0]])[] =
  [
    [
      'an import that is not among the dependencies',
      'the door . is imported',
      { files: { 'dist/index.js': "export { one } from 'zod';\n" } },
    ],
    [
      'a consumer that sees another outcome',
      'is used where it was installed',
      { files: { 'dist/index.js': 'export const one = () => 2;\n' } },
    ],
    ['no consumer', 'is used where it was installed', { files: { 'test/consumer.mjs': null } }],
    ['no licence', 'packs what it should', { files: { LICENSE: null } }],
    [
      'tests in the tarball',
      'packs what it should',
      { manifest: { files: ['dist', 'src', 'test', '!dist/.tsbuildinfo'] } },
    ],
    ['types that are not there', 'its types are found', { files: { 'dist/index.d.ts': null } }],
    [
      'types that lead nowhere',
      'its types are found',
      { files: { 'dist/index.d.ts': "export { one } from './gone.js';\n" } },
    ],
    ['a main that is not there', 'publint finds nothing', { manifest: { main: './dist/old.js' } }],
    ['another licence', 'package.json has the house shape', { manifest: { license: 'ISC' } }],
    [
      'a program that fails',
      'its program answers',
      {
        manifest: { bin: { small: './dist/small.js' } },
        files: { 'dist/small.js': '#!/usr/bin/env node\nprocess.exit(1);\n' },
      },
    ],
    [
      'a dependency that cannot be installed',
      'installs with its own dependencies alone',
      { manifest: { dependencies: { gone: 'file:./gone.tgz' } } },
    ],
  ];

const PEER = {
  manifest: {
    exports: {
      ...MANIFEST.exports,
      './extra': {
        '@scrim/source': './src/extra.ts',
        types: './dist/extra.d.ts',
        default: './dist/extra.js',
      },
    },
    peerDependencies: { zod: '>=4' },
    peerDependenciesMeta: { zod: { optional: true } },
  },
  files: {
    'src/extra.ts': "export { z } from 'zod';\n",
    'dist/extra.js': "export { z } from 'zod';\n",
    'dist/extra.d.ts': "export { z } from 'zod';\n",
    'node_modules/zod/package.json': JSON.stringify({ name: 'zod', version: '4.6.7' }),
  },
};

describe('a package', () => {
  it('that is as it should be passes', { timeout: 60_000 }, async () => {
    expect(await failedCases({})).toEqual([]);
  });

  it('with a door for those who have an optional peer passes; its main door must do without', {
    timeout: 120_000,
  }, async () => {
    const importing = (failed: readonly string[]) => failed.filter((name) => name.startsWith('the door'));
    expect(importing(await failedCases(PEER))).toEqual([]);
    small?.remove();
    const needy = { ...PEER, files: { ...PEER.files, 'dist/index.js': PEER.files['dist/extra.js'] } };
    expect(importing(await failedCases(needy))).toEqual(['the door . is imported']);
  });

  it.each(FAULTS)('with %s fails "%s"', { timeout: 60_000 }, async (_fault, failing, changes) => {
    expect(await failedCases(changes)).toContain(failing);
  });
});
