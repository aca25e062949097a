// Each rule is proved: planted in a clean workspace, its fault is reported under its name; the clean one has none.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, describe, expect, it } from 'vitest';
import { CRUISE_OPTIONS, rulesFor } from '../rules.mjs';
import { type Files, makeSmallWorkspace } from './small-workspace.ts';

let workspace: ReturnType<typeof makeSmallWorkspace> | undefined;
afterEach(() => workspace?.remove());

async function cruiseWith(faults: Files): Promise<{ rules: string[]; modules: string[] }> {
  workspace = makeSmallWorkspace(faults);
  const { enhancedResolveOptions, ...options } = CRUISE_OPTIONS;
  const { output } = await cruise(
    ['packages', 'apps', 'tools'],
    { ...options, baseDir: workspace.root, validate: true, ruleSet: { forbidden: rulesFor(workspace.root) } },
    enhancedResolveOptions,
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    rules: [...new Set(summary.violations.map((violation) => violation.rule.name))],
    modules: modules.map((module) => module.source),
  };
}

const importing = (door: string) => `import * as planted from '${door}';\nexport const used = planted;\n`;

const FAULTS: readonly (readonly [rule: string, fault: string, files: Files])[] = [
  [
    'lower-floors-only',
    'an import from the floor above',
    { 'packages/erasure/src/up.ts': importing('@scrim/collector') },
  ],
  [
    'lower-floors-only',
    'an import from the same floor',
    { 'packages/erasure/src/side.ts': importing('../../consent/src/index.ts') },
  ],
  [
    'by-name-only',
    'a relative path into another package',
    { 'packages/collector/src/path.ts': importing('../../erasure/src/index.ts') },
  ],
  [
    'by-name-only',
    'a relative path from an app',
    { 'apps/shop/src/path.ts': importing('../../../packages/recorder/src/index.ts') },
  ],
  [
    'declared-only',
    'a devDependency of ours in src',
    { 'packages/erasure/src/up.ts': importing('@scrim/collector') },
  ],
  [
    'declared-only',
    'an app that reads another app',
    { 'apps/shop/src/app.ts': importing('../../host/src/main.ts'), 'apps/host/src/main.ts': 'export {};\n' },
  ],
  [
    'declared-only',
    'a package of ours that is not declared',
    { 'packages/recorder/src/gate.ts': importing('../../consent/src/index.ts') },
  ],
  ['declared-only', 'a library that is not declared', { 'packages/erasure/src/lib.ts': importing('zod') }],
  [
    'packages-stand-alone',
    'a package that needs an app',
    { 'packages/cli/src/app.ts': importing('../../../apps/shop/src/main.ts') },
  ],
  [
    'packages-stand-alone',
    'a package that needs a tool',
    { 'packages/cli/src/tool.ts': importing('../../../tools/bench/run.ts') },
  ],
  [
    'no-dev-dependency-in-src',
    'a development library in src',
    { 'packages/collector/src/dev.ts': importing('dev-only') },
  ],
  [
    'no-cycles',
    'a cycle',
    { 'packages/erasure/src/a.ts': importing('./b.ts'), 'packages/erasure/src/b.ts': importing('./a.ts') },
  ],
  [
    'no-cycles',
    'a cycle of types alone',
    {
      'packages/erasure/src/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'packages/erasure/src/b.ts': "import type { A } from './a.ts';\nexport type B = A | null;\n",
    },
  ],
  [
    'opening-places',
    'a collector that opens',
    { 'packages/collector/src/peek.ts': importing('@scrim/crypto/open') },
  ],
  ['opening-places', 'an app that opens', { 'apps/shop/src/peek.ts': importing('@scrim/crypto/open') }],
  [
    'opening-places',
    'the sealing door leading to the opening side',
    { 'packages/crypto/src/seal.ts': importing('./open.ts') },
  ],
  [
    'page-without-zod',
    'zod two imports away',
    {
      'packages/recorder/src/index.ts': importing('./near.ts'),
      'packages/recorder/src/near.ts': importing('@scrim/protocol/schema'),
    },
  ],
  [
    'opening-places',
    'the door of key files leading to the opening side',
    { 'packages/crypto/src/keys.ts': importing('./open.ts') },
  ],
  ['page-without-zod', 'zod itself', { 'packages/protocol/src/index.ts': importing('zod') }],
  [
    'page-without-node',
    'a Node module behind the page door',
    {
      'packages/consent/src/index.ts': importing('./disk.ts'),
      'packages/consent/src/disk.ts': importing('node:fs/promises'),
    },
  ],
  [
    'page-without-node',
    'a Node module that has a node: name only',
    { 'packages/recorder/src/index.ts': importing('node:sqlite') },
  ],
  [
    'page-without-private-keys',
    'a recorder that reaches key files',
    { 'packages/recorder/src/index.ts': importing('@scrim/crypto/keys') },
  ],
  [
    'page-without-private-keys',
    'the manifest door reaching a provider',
    { 'packages/crypto/src/manifest.ts': importing('./providers.ts') },
  ],
  [
    'keys-column',
    'an eraser that seals',
    { 'packages/erasure/src/seal.ts': importing('@scrim/crypto/seal') },
  ],
  [
    'keys-column',
    'a collector with keys of its own',
    { 'packages/collector/src/keys.ts': importing('@scrim/crypto/keys') },
  ],
  [
    'no-attic',
    'a helpers file that something imports',
    {
      'packages/erasure/src/index.ts': importing('./helpers.ts'),
      'packages/erasure/src/helpers.ts': 'export {};\n',
    },
  ],
  ['no-attic', 'a utils folder', { 'apps/shop/src/utils/money.ts': importing('../main.ts') }],
  [
    'no-attic',
    'a types file that stands alone',
    { 'tools/bench/types.ts': 'export type Nothing = never;\n' },
  ],
];

describe('the rules', () => {
  it('find nothing in a clean workspace, and saw all of it', async () => {
    const { rules, modules } = await cruiseWith({});
    expect(rules).toEqual([]);
    expect(modules).toEqual(
      expect.arrayContaining([
        'packages/recorder/src/index.ts',
        'packages/crypto/src/seal.ts',
        'apps/shop/src/main.ts',
        'tools/bench/run.ts',
      ]),
    );
    expect(modules.length).toBeGreaterThan(20);
  });

  it.each(FAULTS)('%s catches %s', async (rule, _fault, files) => {
    const { rules } = await cruiseWith(files);
    expect(rules).toContain(rule);
  });

  it('are all proved', () => {
    const proved = new Set(FAULTS.map(([rule]) => rule));
    workspace = makeSmallWorkspace({});
    expect(
      rulesFor(workspace.root)
        .map((rule) => rule.name)
        .filter((name) => !proved.has(name ?? '')),
    ).toEqual([]);
  });
});
