// A package generated for real, by the command of the docs, in a temporary copy of the frame: it builds, its types
// are right, its test passes, and its tarball passes the package check. The copy borrows this checkout's node_modules
// and only reads it, so nothing is installed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FRAME = [
  'package.json',
  'nx.json',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'biome.json',
  '.gitignore',
  'LICENSE',
];
const TOOLS = ['build', 'testing', 'packaging', 'generators'];
const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'scrim-generated-')));
const folder = path.join(copy, 'packages', 'heat-map');

function run(command: string, cwd: string): string {
  const env = {
    ...process.env,
    PATH: `${path.join(copy, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}`,
  };
  return execFileSync('sh', ['-c', command], { cwd, env: { ...env, NX_DAEMON: 'false' }, encoding: 'utf8' });
}

const script = (name: string): string =>
  run(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).scripts[name], folder);

beforeAll(() => {
  for (const file of FRAME) cpSync(path.join(ROOT, file), path.join(copy, file));
  for (const tool of TOOLS)
    cpSync(path.join(ROOT, 'tools', tool), path.join(copy, 'tools', tool), {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('pnpm new-package heat-map', { timeout: 120_000 }, () => {
  it('makes a package', () => {
    run(
      'nx generate @scrim/generators:package heat-map --floor=1 --runs=anywhere --skipInstall --no-interactive',
      copy,
    );
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain('# @scrim/heat-map');
  });

  it('in the house style', () => {
    expect(run('biome check --error-on-warnings --vcs-enabled=false packages/heat-map 2>&1', copy)).toMatch(
      /Checked [3-9] files .*No fixes applied/,
    );
  });

  // The types first: a build that follows must leave the declarations that were written there.
  it.each(['typecheck', 'build', 'test', 'package-check'])('whose `%s` passes', (name) => {
    expect(() => script(name)).not.toThrow();
  });
});
