// Packs a package as it would be published and looks at what is inside.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { failureOf, runProgram } from './run-program.ts';

/** Where a package's tarball lies, under its folder. */
export const TARBALL = path.join('.results', 'package.tgz');

const MUST_HAVE = ['package/LICENSE', 'package/README.md', 'package/package.json'];
const MUST_NOT_HAVE = /(^package\/(test|node_modules|\.results)\/)|\.tsbuildinfo$|\.test\.|\.env/;

/** Packs the package in `folder` to the file `tarball`. @returns what went wrong */
export async function pack(folder: string, tarball: string): Promise<string[]> {
  mkdirSync(path.dirname(tarball), { recursive: true });
  return failureOf(await runProgram('pnpm', ['pack', '--out', tarball], folder));
}

/** @returns what a package's tarball lacks or should not have */
export async function tarballProblems(folder: string): Promise<string[]> {
  const listed = await runProgram('tar', ['-tzf', TARBALL], folder);
  return listed.ok ? contentProblems(listed.output.split('\n')) : failureOf(listed);
}

/** @returns what a tarball with these files lacks or should not have */
export function contentProblems(files: readonly string[]): string[] {
  return [
    ...MUST_HAVE.filter((file) => !files.includes(file)).map((file) => `${file} is not in the tarball`),
    ...(files.some((file) => file.startsWith('package/dist/'))
      ? []
      : ['dist is not in the tarball: was it built?']),
    ...files.filter((file) => MUST_NOT_HAVE.test(file)).map((file) => `${file} should not be in the tarball`),
  ];
}
