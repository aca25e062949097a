// The steps of `npm test`, in order. A step with a target runs vitest through nx and is counted from its reports;
// any other is one command and counts as one case.

/** @typedef {{ name: string, command: string[], target?: string, groups?: string[], needsBrowser?: boolean, wayOut: string }} Step */

const nx = (target, groups, parallel) => [
  'nx',
  'run-many',
  '-t',
  target,
  '-p',
  groups.map((group) => `${group}/*`).join(','),
  `--parallel=${parallel}`,
  '--outputStyle=static-failures-only',
];
const vitestStep = (name, target, groups, { parallel = 2, needsBrowser = false, wayOut }) => ({
  name,
  command: nx(target, groups, parallel),
  target,
  groups,
  needsBrowser,
  wayOut,
});

/** @type {Step[]} */
export const STEPS = [
  {
    name: 'lint',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    wayOut: '`npm run format` mends what can be mended by itself.',
  },
  {
    name: 'floors',
    command: ['depcruise', '--config', 'tools/floors/rules.mjs', 'packages', 'apps', 'tools'],
    wayOut: 'tools/floors/README.md says what each rule is for.',
  },
  {
    name: 'types',
    command: nx('typecheck', ['packages', 'apps', 'tools'], 2),
    wayOut: '`npm test -- types` runs this step alone.',
  },
  vitestStep('unit', 'test', ['packages', 'apps'], { wayOut: '`npm test -- unit` runs this step alone.' }),
  vitestStep('browser', 'test:browser', ['packages', 'apps'], {
    parallel: 1,
    needsBrowser: true,
    wayOut: '`npm test -- browser` runs this step alone.',
  }),
  vitestStep('packages', 'package-check', ['packages'], {
    wayOut: '`npm test -- packages` runs this step alone; tools/packaging/README.md says what is checked.',
  }),
  vitestStep('tools', 'test', ['tools'], {
    needsBrowser: true,
    wayOut: '`npm test -- tools` runs this step alone.',
  }),
  vitestStep('e2e', 'e2e', ['apps'], {
    parallel: 1,
    needsBrowser: true,
    wayOut: '`npm test -- e2e` runs this step alone.',
  }),
];
