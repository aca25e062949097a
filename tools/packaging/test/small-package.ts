// A small package that passes every check, in a temporary folder, to plant faults in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '../manifest.ts';

/** The manifest of the package that passes. */
export const MANIFEST: Manifest & { readonly version: string } = {
  name: '@scrim/small',
  version: '1.0.0',
  description: 'A small package that passes every check',
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  exports: {
    '.': { '@scrim/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
  },
  files: ['dist', 'src', '!dist/.tsbuildinfo'],
  engines: { node: '>=22.18' },
  nx: { tags: ['floor:1', 'runs:anywhere'] },
};

const FILES: Readonly<Record<string, string>> = {
  LICENSE: 'MIT',
  'README.md': '# small',
  'src/index.ts': 'export const one = (): number => 1;\n',
  'dist/index.js': 'export const one = () => 1;\n',
  'dist/index.d.ts': 'export declare const one: () => number;\n',
  'test/consumer.mjs': "import { one } from '@scrim/small';\nif (one() !== 1) throw new Error('not one');\n",
};

/** Writes the package, with changes to its manifest and files (null leaves a file out). */
export function makeSmallPackage(
  changes: {
    readonly manifest?: Record<string, unknown>;
    readonly files?: Record<string, string | null>;
  } = {},
): { readonly folder: string; remove(): void } {
  const root = mkdtempSync(path.join(tmpdir(), 'scrim-small-'));
  const folder = path.join(root, 'small');
  const files = {
    ...FILES,
    'package.json': JSON.stringify({ ...MANIFEST, ...changes.manifest }),
    ...changes.files,
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}
