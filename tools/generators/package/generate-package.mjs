// Makes a package in the house style: what every package has, and nothing that has to be deleted again.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateFiles, installPackagesTask } from '@nx/devkit';
import { packageManifest } from './package-manifest.mjs';

const FILES = fileURLToPath(new URL('./files', import.meta.url));
const ATTICS = ['utils', 'util', 'common', 'shared', 'helpers', 'helper', 'types'];

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./package-manifest.mjs').PackageOptions & { skipInstall?: boolean }} options
 */
export async function generatePackage(tree, options) {
  const folder = path.posix.join('packages', options.name);
  if (ATTICS.includes(options.name))
    throw new TypeError(`name: expected what the package is for, got an attic (${options.name})`);
  if (tree.exists(folder)) throw new TypeError(`name: expected a new package, got ${folder}, which is there`);
  const manifest = packageManifest(options);
  tree.write(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  generateFiles(tree, FILES, folder, {
    name: options.name,
    description: manifest.description,
    lib: options.runs === 'server' ? '["ES2023"]' : '["ES2023", "DOM", "DOM.Iterable"]',
    tmpl: '',
  });
  if (options.runs === 'browser')
    tree.write(
      `${folder}/test/${options.name}.browser.test.ts`,
      tree.read(`${folder}/test/${options.name}.test.ts`) ?? '',
    );
  return () => {
    if (options.skipInstall !== true) installPackagesTask(tree, true);
  };
}
