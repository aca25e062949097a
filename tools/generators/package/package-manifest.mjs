// The package.json of a new package, with its fields in the order that all of ours have.

/**
 * @typedef {object} PackageOptions
 * @property {string} name without `@scrim/`
 * @property {number} floor
 * @property {'anywhere' | 'browser' | 'server'} runs
 * @property {string} [description]
 */

const VITEST = 'vitest run --config ../../tools/testing/vitest.ts --root .';
const vitest = (project, report) =>
  `${VITEST} --project ${project} --reporter=default --reporter=json --outputFile.json=.results/${report}.json`;

/** @param {PackageOptions} options */
export function packageManifest({ name, floor, runs, description }) {
  return {
    name: `@scrim/${name}`,
    version: '0.1.0',
    description: description ?? `Say in one line what ${name} is for`,
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { '@scrim/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    },
    files: ['dist', 'src', '!dist/.tsbuildinfo'],
    engines: { node: '>=22.18' },
    nx: { tags: [`floor:${floor}`, `runs:${runs}`] },
    scripts: {
      build: 'tsup --config ../../tools/build/tsup.ts && tsc -b',
      typecheck: 'tsc -b test',
      test: vitest('node', 'test'),
      ...(runs === 'browser' ? { 'test:browser': vitest('chromium', 'test-browser') } : {}),
      'package-check': 'node ../../tools/packaging/check.ts',
    },
  };
}
