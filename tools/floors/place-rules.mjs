// Places: which code may reach the private side of the crypto, and what page code must never reach.
import { builtinModules } from 'node:module';
import { inside, TESTS } from './workspace.mjs';

/** The opening door and all behind it. */
const OPEN = '^packages/crypto/src/open(/|\\.ts$)';
const PRIVATE_DOORS = '^packages/crypto/src/(open|keys|providers)(/|\\.ts$)';
const NODE_BUILTINS = `^(node:.+|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')}))$`;
const ZOD = '(^|/)node_modules/zod/';

const OPENERS = [
  'packages/replay',
  'packages/cli',
  'packages/leak-test',
  'apps/console/src/browser',
  'apps/e2e',
  'tools/bench',
  'tools/peer-bench',
];

/** Doors that are shipped to pages although their package also has doors for servers. */
const PAGE_DOORS = [
  '^packages/consent/src/index\\.ts$',
  '^packages/masking-rules/src/index\\.ts$',
  '^packages/crypto/src/(seal|format|manifest|worker)\\.ts$',
  '^packages/protocol/src/index\\.ts$',
];

/** Only the named places open sessions. */
export const OPENING_RULES = [
  {
    name: 'opening-places',
    comment:
      'Only replay, cli, leak-test, the console in the browser, e2e, bench, peer-bench and tests import `@scrim/crypto/open`.',
    severity: 'error',
    from: { path: '^(packages|apps|tools)/', pathNot: [inside(OPENERS), TESTS, '^packages/crypto/'] },
    to: { path: OPEN },
  },
  {
    name: 'opening-places',
    comment:
      'No other door of the crypto package leads to the opening side; making a key pair needs its public half.',
    severity: 'error',
    from: { path: '^packages/crypto/src/', pathNot: OPEN },
    to: { path: OPEN, pathNot: '^packages/crypto/src/open/public-key\\.ts$' },
  },
];

/** Page code reaches, however far round, no zod, no schema, no Node module and no private door. */
export function pageRules(packages) {
  const wholePackages = packages.filter((one) => one.runs === 'browser' && !OPENERS.includes(one.folder));
  const from = { path: [...PAGE_DOORS, ...wholePackages.map((one) => `^${one.folder}/src/`)] };
  const rule = (name, comment, path) => ({
    name,
    comment,
    severity: 'error',
    from,
    to: { path, reachable: true },
  });
  return [
    rule('page-without-zod', 'zod costs a page 25 kB: schemas stay on the server.', [
      ZOD,
      '^packages/protocol/src/schema\\.ts$',
    ]),
    rule('page-without-node', 'A page has no Node modules.', NODE_BUILTINS),
    rule(
      'page-without-private-keys',
      'A page holds no private key, so it reaches no code that handles one.',
      PRIVATE_DOORS,
    ),
  ];
}
