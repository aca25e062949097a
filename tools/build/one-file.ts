// How a door becomes one script of its own, with all that it needs and no map beside it: it is copied and served as it
// is. Tests build with this too, so that they try what is shipped.
import type { Options } from 'tsup';

/** What every build has in common. */
export const SHARED = {
  target: 'es2023',
  treeshake: true,
  // tsup's own `clean` empties the folder, declarations too, and `tsc -b` would not write them again.
  clean: false,
  dts: false,
} as const;

/** @param entry name of the script → its source */
export function oneFile(entry: Readonly<Record<string, string>>): Options {
  return {
    ...SHARED,
    entry: { ...entry },
    format: 'iife',
    platform: 'browser',
    splitting: false,
    sourcemap: false,
    minify: true,
    noExternal: [/./],
    outExtension: () => ({ js: '.js' }),
    esbuildOptions: (options) => {
      // From source, so that two packages that ship the same program ship the same bytes.
      options.conditions = ['@scrim/source'];
    },
  };
}
