// Our recorder as an adapter of the peer bench: the real recorder, sealing to a test key, and opened again in `decode`.
// What it imports is what `npm test` builds; nothing of the recorder is replaced or switched off.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answer } from './scrim/backend.mjs';
import { decode } from './scrim/decode.mjs';
import { ROOT_KEY } from './scrim/keys.mjs';
import { CONFIGS } from './scrim/policies.mjs';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  name: 'scrim',
  package: '@scrim/recorder',
  version: JSON.parse(readFileSync(path('node_modules/@scrim/recorder/package.json'), 'utf8')).version,
  configs: CONFIGS,
  mark: {
    mask: { attrs: { 'data-scrim': 'mask' } },
    block: { attrs: { 'data-scrim': 'block' } },
  },
  entry: `const ROOT_KEY = ${JSON.stringify(ROOT_KEY)};\n${readFileSync(path('scrim/page.js'), 'utf8')}`,
  // The harness runs in a copy elsewhere: our packages are found from here.
  esbuild: { nodePaths: [path('node_modules')] },
  backend: answer,
  // A batch is cut after five seconds; what is left goes when the page is hidden.
  settleMs: 1800,
  flushMs: 6000,
  decode,
};
