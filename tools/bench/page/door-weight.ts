// What a door of a package weighs in a page: minified, gzip, with everything that its import loads at once.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';

/** @returns bytes; chunks that `import()` loads later are not counted */
export async function doorWeight(door: string): Promise<number> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(import.meta.resolve(door)), formats: ['es'], fileName: 'door' },
      // White space too, which vite leaves in a library.
      rollupOptions: { output: { minify: true } },
    },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  return gzipSync(
    loadedAtOnce(chunks)
      .map(({ code }) => code)
      .join(''),
  ).length;
}

function loadedAtOnce(chunks: readonly Rollup.OutputChunk[]): Rollup.OutputChunk[] {
  const found = chunks.filter(({ isEntry }) => isEntry);
  for (const { imports } of found)
    found.push(...chunks.filter((chunk) => imports.includes(chunk.fileName) && !found.includes(chunk)));
  return found;
}
