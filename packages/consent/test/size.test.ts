// What the page's door costs a page: bundled with all it imports, minified, gzip level 9.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const MAX_BYTES = 6 * 1024;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = `${ROOT}test/entry.js`;

/** The minified code of a bundle that keeps `exports` of one door. */
async function bundled(door: string, exports: string): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@scrim/source'] },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('entry') ? ENTRY : null),
        load: (id) => (id === ENTRY ? `export ${exports} from '${door}';` : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('no bundle');
  return first.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

const sizeOf = (code: string): number => gzipSync(code, { level: 9 }).length;

test("the page's door is at most 6 kB, without zod", async ({ annotate }) => {
  const code = await bundled('@scrim/consent', '*');
  await annotate(`${sizeOf(code)} bytes of gzip`);
  expect(sizeOf(code)).toBeLessThanOrEqual(MAX_BYTES);
  expect(code).not.toContain('ZodError');
  // The controls: it is the door that was measured, and zod would show.
  expect(code).toContain('scrim-consent/1');
  expect(await bundled('@scrim/consent/server', '{ checkRecord }')).toMatch(/Zod/);
});

test('what is not used is not in the bundle', async () => {
  const code = await bundled('@scrim/consent', '{ decideTransition }');
  expect(code).toContain('superseded');
  expect(code).not.toContain('BroadcastChannel');
  expect(sizeOf(code)).toBeLessThan(600);
});
