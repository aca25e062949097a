// The one tsup configuration of all packages. tsup is no longer actively maintained: whoever replaces it
// replaces this file. Types are not its job: `tsc -b` writes them next to the JavaScript.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { oneFile, SHARED } from './one-file.ts';

interface PackageJson {
  readonly exports?: Record<string, { '@scrim/source'?: string } | string>;
  readonly bin?: Record<string, string>;
  /** Doors that are one file without imports: a page loads them by address, not through a bundler. */
  readonly scrim?: { readonly selfContained?: readonly string[] };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** Every door of the package, read from its `exports`, so that a door is named in one place. */
const doors = Object.entries(manifest.exports ?? {}).flatMap(([name, door]) =>
  typeof door === 'string' || door['@scrim/source'] === undefined
    ? []
    : [{ name, file: door['@scrim/source'] }],
);
const isAlone = ({ name }: { readonly name: string }): boolean =>
  manifest.scrim?.selfContained?.includes(name) === true;
const files = (some: readonly { readonly file: string }[]): string[] => some.map(({ file }) => file);
const programs = Object.values(manifest.bin ?? {}).map((file) =>
  file.replace(/^(\.\/)?dist\//, 'src/').replace(/\.js$/, '.ts'),
);

/** Removes what an earlier build left, so that no old chunk gets into a tarball. The declarations are tsc's. */
function removeOldJavaScript(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.js(\.map)?$/.test(file)) rmSync(path.join(folder, file));
}
removeOldJavaScript('dist');

const entries = (sources: readonly string[]): Record<string, string> =>
  Object.fromEntries(sources.map((file) => [file.replace(/^(\.\/)?src\//, '').replace(/\.ts$/, ''), file]));

const modules: Options = {
  ...SHARED,
  entry: entries([...files(doors.filter((door) => !isAlone(door))), ...programs]),
  format: 'esm',
  platform: 'neutral',
  splitting: true,
  sourcemap: true,
  external: [/^[^./]/],
  // tsup strips `node:` by default, which breaks node:sqlite.
  removeNodeProtocol: false,
};

const alone = oneFile(entries(files(doors.filter(isAlone))));

export default defineConfig(doors.some(isAlone) ? [modules, alone] : modules);
