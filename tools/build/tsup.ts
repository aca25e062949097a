// The one tsup configuration of all packages. tsup is no longer actively maintained: whoever replaces it
// replaces this file. Types are not its job: `tsc -b` writes them next to the JavaScript.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'tsup';

interface PackageJson {
  readonly exports?: Record<string, { '@scrim/source'?: string } | string>;
  readonly bin?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** Every door of the package, read from its `exports`, so that a door is named in one place. */
const doors = Object.values(manifest.exports ?? {}).flatMap((door) =>
  typeof door === 'string' || door['@scrim/source'] === undefined ? [] : [door['@scrim/source']],
);
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

export default defineConfig({
  entry: Object.fromEntries(
    [...doors, ...programs].map((file) => [file.replace(/^(\.\/)?src\//, '').replace(/\.ts$/, ''), file]),
  ),
  format: 'esm',
  target: 'es2023',
  platform: 'neutral',
  splitting: true,
  treeshake: true,
  sourcemap: true,
  // tsup's own `clean` empties the folder, declarations too, and `tsc -b` would not write them again.
  clean: false,
  dts: false,
  external: [/^[^./]/],
  // tsup strips `node:` by default, which breaks node:sqlite.
  removeNodeProtocol: false,
});
