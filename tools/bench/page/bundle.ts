// Builds the page's script as a site would, from source, into memory.
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** The entry's file. */
export const ENTRY = 'visit.js';

/** @returns the code of each file by its name; the entry is {@link ENTRY} */
export async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    base: './',
    root: fileURLToPath(new URL('site', import.meta.url)),
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      rollupOptions: {
        input: fileURLToPath(new URL('site/visit.ts', import.meta.url)),
        output: { entryFileNames: ENTRY, chunkFileNames: '[name]-[hash].js' },
      },
    },
  })) as Rollup.RollupOutput;
  return new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  );
}
