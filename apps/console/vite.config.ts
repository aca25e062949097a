// Two builds of one app: `--mode console` makes dist/console, which holds keys; `--mode player` makes dist/player, which
// shows recorded pages and shares no file with the console. Neither has an inline script or style: their policies have none.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PLACES = {
  console: { root: here('.'), outDir: here('dist/console'), publicDir: here('public') },
  player: { root: here('src/player'), outDir: here('dist/player'), publicDir: false },
} as const;

/** Where `vite` (the development server) finds a collector. */
const COLLECTOR = process.env.SCRIM_COLLECTOR ?? 'http://localhost:4620';

export default defineConfig(({ mode }) => {
  const place = mode === 'player' ? PLACES.player : PLACES.console;
  return {
    root: place.root,
    publicDir: place.publicDir,
    plugins: [react()],
    resolve: { conditions: ['@scrim/source', 'module', 'browser', 'development|production'] },
    worker: { format: 'es' },
    server: { port: 4625, proxy: { '/v1': COLLECTOR, '/console-config.json': COLLECTOR } },
    build: {
      target: 'es2023',
      // They know light-dark() and nesting, which the style sheets use; older ones would need them rewritten.
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      outDir: place.outDir,
      emptyOutDir: true,
      sourcemap: true,
      // The console's policy has no `data:` for scripts or fonts; the polyfill only serves browsers that lack what we target.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 800,
    },
  };
});
