// Builds the five documents of the demo. The recorder stays a chunk of its own: its entry loads it lazily, and
// nothing here may pull it into a page before consent.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const DOCUMENTS = [
  'index.html',
  'checkout/index.html',
  'account/index.html',
  'privacy/index.html',
  'frames/delivery.html',
];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Puts `src/site/<name>.html` in the place of `<!-- include <name> -->`: parts that every document shows. */
function includeParts(): Plugin {
  const part = (_: string, name: string): string =>
    readFileSync(here(`src/site/${name}.html`), 'utf8').trim();
  return {
    name: 'include-parts',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/<!-- include ([a-z-]+) -->/g, part),
    },
  };
}

/** The chunks of the recorder and of the overlay get names by which a network log shows when they were loaded. */
function chunkName(facade: string | null | undefined): string {
  if (facade?.endsWith('/packages/recorder/src/overlay.ts') === true) return 'scrim-overlay';
  return facade?.includes('/packages/recorder/') === true ? 'scrim-recorder' : '[name]';
}

export default defineConfig({
  appType: 'mpa',
  root: here('.'),
  plugins: [includeParts()],
  resolve: { conditions: ['@scrim/source', 'module', 'browser', 'production'] },
  // The seal worker's file, named for the network log too.
  worker: { rolldownOptions: { output: { entryFileNames: 'assets/scrim-worker-[hash].js' } } },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    // The pages' policy has no `data:`; and the polyfill would only serve browsers that lack what we target.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: DOCUMENTS.map(here),
      output: { chunkFileNames: ({ facadeModuleId }) => `assets/${chunkName(facadeModuleId)}-[hash].js` },
    },
  },
});
