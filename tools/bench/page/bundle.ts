// Builds a page's script as a site would, from source, into memory.
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** @returns the code of each file by its name; that of the entry is the entry's, ending in `.js` */
export async function bundlePage(entry: URL, minify = true): Promise<ReadonlyMap<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    base: './',
    root: fileURLToPath(new URL('.', entry)),
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      target: 'es2023',
      minify,
      rollupOptions: {
        input: fileURLToPath(entry),
        output: { entryFileNames: nameOf(entry), chunkFileNames: '[name]-[hash].js' },
      },
    },
  })) as Rollup.RollupOutput;
  return new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  );
}

/** What the entry's file is called when it was built. */
export function nameOf(entry: URL): string {
  return `${basename(entry.pathname, '.ts')}.js`;
}
