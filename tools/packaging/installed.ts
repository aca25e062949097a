// Installs a package from its tarball, with the tarballs of its own @scrim dependencies and nothing else of ours,
// in an empty folder outside the repository, and uses it there as its users do: plain Node, no source condition.
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Manifest, readManifest } from './manifest.ts';
import { failureOf, runProgram } from './run-program.ts';
import { pack } from './tarball.ts';

/** A folder where a package was installed; `problems` is empty when that worked. */
export interface Installed {
  readonly folder: string;
  readonly problems: string[];
  remove(): void;
}

const OURS = '@scrim/';
const INSTALL = [
  'install',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  '--no-package-lock',
];

/** The folders of the package's own @scrim dependencies and of theirs, itself first. */
export function closureOf(folder: string): string[] {
  const seen = new Set<string>();
  const visit = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const name of Object.keys(readManifest(one).dependencies ?? {}))
      if (name.startsWith(OURS)) visit(path.join(path.dirname(one), name.slice(OURS.length)));
  };
  visit(path.resolve(folder));
  return [...seen];
}

/** Installs the package in a new temporary folder. Every package of its closure must have been built. */
export async function installAlone(packageFolder: string): Promise<Installed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'scrim-installed-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const dependencies: Record<string, string> = {};
  const problems: string[] = [];
  for (const one of closureOf(packageFolder)) {
    const tarball = path.join(folder, 'tarballs', `${path.basename(one)}.tgz`);
    problems.push(...(await pack(one, tarball)));
    dependencies[String(readManifest(one).name)] = `file:${tarball}`;
  }
  if (problems.length > 0) return { folder, problems, remove };
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies }),
  );
  return { folder, problems: failureOf(await runProgram('npm', INSTALL, folder)), remove };
}

/** Imports one door in a Node of its own. @returns what was thrown */
export async function importProblems(installed: Installed, name: string, door: string): Promise<string[]> {
  const specifier = path.posix.join(name, door);
  const script = `await import(${JSON.stringify(specifier)});`;
  return failureOf(await runProgram('node', ['--input-type=module', '--eval', script], installed.folder));
}

/** Does one of these problems come from an optional peer that is not installed? */
export function lacksPeer(problems: readonly string[], manifest: Manifest): boolean {
  const peers = Object.keys(manifest.peerDependencies ?? {});
  return problems.some((problem) => peers.some((peer) => problem.includes(`Cannot find package '${peer}'`)));
}

/** Installs the package's peers too, in the versions that it was tested with. @returns what went wrong */
export async function installPeers(
  installed: Installed,
  manifest: Manifest,
  packageFolder: string,
): Promise<string[]> {
  const peers = Object.keys(manifest.peerDependencies ?? {}).map((peer) => {
    const { version } = readManifest(path.join(packageFolder, 'node_modules', peer));
    return `${peer}@${String(version)}`;
  });
  return failureOf(await runProgram('npm', [...INSTALL, ...peers], installed.folder));
}

/** Runs each program of the package with --help. @returns what went wrong */
export async function programProblems(installed: Installed, manifest: Manifest): Promise<string[]> {
  const programs = Object.keys(manifest.bin ?? {});
  const ended = await Promise.all(
    programs.map((program) =>
      runProgram(path.join('node_modules', '.bin', program), ['--help'], installed.folder),
    ),
  );
  return ended.flatMap(failureOf);
}

/** Runs the package's `test/consumer.mjs` where it was installed. @returns what went wrong */
export async function useProblems(installed: Installed, packageFolder: string): Promise<string[]> {
  const consumer = path.join(packageFolder, 'test', 'consumer.mjs');
  if (!existsSync(consumer))
    return [
      'test/consumer.mjs is missing: a few lines that use the package as its users do, and check the outcome',
    ];
  copyFileSync(consumer, path.join(installed.folder, 'consumer.mjs'));
  return failureOf(await runProgram('node', ['consumer.mjs'], installed.folder));
}
