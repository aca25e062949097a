// A small copy of the repository's shape in a temporary folder: enough packages for every rule, and not one fault.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Files by their path from the root, as text. */
export type Files = Readonly<Record<string, string>>;

interface Planned {
  readonly floor: number;
  readonly runs: string;
  readonly dependencies?: readonly string[];
  readonly devDependencies?: readonly string[];
  readonly doors: readonly string[];
}

const PACKAGES: Readonly<Record<string, Planned>> = {
  protocol: { floor: 0, runs: 'anywhere', doors: ['index', 'schema'], dependencies: ['zod'] },
  crypto: {
    floor: 1,
    runs: 'anywhere',
    doors: ['format', 'seal', 'open', 'manifest', 'keys', 'providers'],
    dependencies: ['@scrim/protocol'],
  },
  'masking-rules': {
    floor: 1,
    runs: 'anywhere',
    doors: ['index', 'policy'],
    dependencies: ['@scrim/protocol'],
  },
  consent: {
    floor: 2,
    runs: 'anywhere',
    doors: ['index', 'server'],
    dependencies: ['@scrim/protocol', '@scrim/crypto'],
  },
  erasure: {
    floor: 2,
    runs: 'server',
    doors: ['index'],
    dependencies: ['@scrim/protocol', '@scrim/crypto'],
    devDependencies: ['@scrim/collector'],
  },
  recorder: {
    floor: 3,
    runs: 'browser',
    doors: ['index'],
    dependencies: ['@scrim/protocol', '@scrim/crypto', '@scrim/masking-rules'],
  },
  collector: {
    floor: 3,
    runs: 'server',
    doors: ['index'],
    dependencies: ['@scrim/protocol', '@scrim/crypto', '@scrim/erasure'],
    devDependencies: ['dev-only'],
  },
  cli: { floor: 5, runs: 'server', doors: ['index'], dependencies: ['@scrim/crypto', '@scrim/collector'] },
};
const APPS: Readonly<Record<string, readonly string[]>> = {
  shop: ['@scrim/recorder', '@scrim/collector', '@scrim/crypto'],
  host: ['@scrim/collector'],
};

const CLEAN: Files = {
  'packages/protocol/src/index.ts': "export { isSid } from './ids.ts';\n",
  'packages/protocol/src/ids.ts': 'export const isSid = (text: string) => text.length === 26;\n',
  'packages/protocol/src/schema.ts':
    "import { z } from 'zod';\nimport { isSid } from './ids.ts';\nexport const sid = z.string().refine(isSid);\n",
  'packages/crypto/src/seal.ts':
    "import { isSid } from '@scrim/protocol';\nexport const seal = (sid: string) => isSid(sid);\n",
  'packages/crypto/src/keys.ts':
    "import { readFileSync } from 'node:fs';\nexport const read = (file: string) => readFileSync(file);\n",
  'packages/recorder/src/index.ts':
    "import { seal } from '@scrim/crypto/seal';\nexport const start = () => seal('');\n",
  'packages/collector/src/index.ts':
    "import { erase } from '@scrim/erasure';\nimport { sid } from '@scrim/protocol/schema';\nexport const handle = () => erase(sid);\n",
  'packages/collector/test/index.test.ts':
    "import { open } from '@scrim/crypto/open';\nexport const opened = open;\n",
  'packages/erasure/src/index.ts':
    "import { read } from '@scrim/crypto/keys';\nexport const erase = (key: unknown) => [key, read];\n",
  'packages/crypto/src/open.ts': "import { seal } from './seal.ts';\nexport const open = seal;\n",
  'packages/cli/src/index.ts': "import { open } from '@scrim/crypto/open';\nexport const main = open;\n",
  'apps/shop/src/main.ts': "import { start } from '@scrim/recorder';\nexport const run = () => start();\n",
  'tools/bench/run.ts':
    "import { readFileSync } from 'node:fs';\nexport const run = () => readFileSync('x');\n",
};

/** Writes the clean workspace and then the given files over it. @returns its folder and how to remove it */
export function makeSmallWorkspace(faults: Files): { readonly root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'scrim-floors-')));
  for (const [name, planned] of Object.entries(PACKAGES)) writePackage(root, name, planned);
  for (const [name, dependencies] of Object.entries(APPS))
    writeProject(root, `apps/${name}`, {
      name: `@scrim/${name}-app`,
      dependencies: asVersions(dependencies),
    });
  for (const [file, text] of Object.entries({ ...CLEAN, ...faults })) write(root, file, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function writePackage(root: string, name: string, planned: Planned): void {
  const folder = `packages/${name}`;
  const doors = planned.doors.map((door) => [
    door === 'index' ? '.' : `./${door}`,
    { '@scrim/source': `./src/${door}.ts`, default: `./dist/${door}.js` },
  ]);
  writeProject(root, folder, {
    name: `@scrim/${name}`,
    exports: Object.fromEntries(doors),
    nx: { tags: [`floor:${planned.floor}`, `runs:${planned.runs}`] },
    dependencies: asVersions(planned.dependencies ?? []),
    devDependencies: asVersions(planned.devDependencies ?? []),
  });
  for (const door of planned.doors) write(root, `${folder}/src/${door}.ts`, 'export const nothing = 0;\n');
}

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

function writeProject(root: string, folder: string, manifest: Manifest): void {
  write(root, `${folder}/package.json`, JSON.stringify({ ...manifest, type: 'module' }));
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
    if (name.startsWith('@scrim/')) link(root, `packages/${name.slice(7)}`, `${folder}/node_modules/${name}`);
    else install(root, folder, name);
}

const asVersions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '*']));

function link(root: string, target: string, place: string): void {
  mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
  symlinkSync(path.join(root, target), path.join(root, place));
}

function install(root: string, folder: string, name: string): void {
  const place = `${folder}/node_modules/${name}`;
  write(root, `${place}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  write(root, `${place}/index.js`, 'export const z = 0;\n');
}

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
