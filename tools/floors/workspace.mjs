// Reads what the rules are made from: every package's name, floor, place and declared dependencies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Project
 * @property {string} folder as `packages/crypto`
 * @property {string} name as `@scrim/crypto`
 * @property {number} floor NaN when package.json has no `floor:` tag
 * @property {string} runs `anywhere`, `browser`, `server`, or '' when there is no `runs:` tag
 * @property {string[]} dependencies names of what its `src` may import
 */

/** @returns {Project[]} all projects of one group (`packages` or `apps`), in the order of their names */
export function readProjects(root, group) {
  const folder = path.join(root, group);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, 'package.json')))
    .map((name) => projectOf(`${group}/${name}`, path.join(folder, name, 'package.json')));
}

function projectOf(folder, file) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const tag = (kind) =>
    manifest.nx?.tags?.find((one) => one.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? '';
  return {
    folder,
    name: manifest.name,
    floor: Number.parseInt(tag('floor'), 10),
    runs: tag('runs'),
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  };
}

/** A regular expression for files inside any of the folders; one that never matches when there is none. */
export function inside(folders) {
  return folders.length === 0 ? '^$' : `^(${folders.map(escaped).join('|')})/`;
}

/** A text as a regular expression for itself. */
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Test files, wherever they are. */
export const TESTS = '(^|/)test/|\\.test\\.ts$';
