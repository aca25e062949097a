// What a page loads: no Node, no zod, no private side, few bytes; and what it loads only when it is asked for.

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** A door as an application's bundler makes it: what comes with its import, and the chunks that come later. */
interface Bundle {
  readonly code: string;
  readonly modules: readonly string[];
  readonly gzipBytes: number;
  readonly lazy: ReadonlyMap<string, number>;
}

async function bundle(door: string): Promise<Bundle> {
  const entry = fileURLToPath(new URL(`../src/${door}.ts`, import.meta.url));
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry, formats: ['es'], fileName: door },
      // White space too, which vite leaves in a library.
      rollupOptions: { output: { minify: true } },
    },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  const loaded = staticChunks(chunks);
  const code = loaded.map((chunk) => chunk.code).join('');
  const later = chunks.filter((chunk) => !loaded.includes(chunk));
  return {
    code,
    modules: loaded.flatMap((chunk) => Object.keys(chunk.modules)),
    gzipBytes: gzipSync(code).length,
    lazy: new Map(later.map(({ name, code: text }) => [name, gzipSync(text).length])),
  };
}

/** The entry, and everything that it imports at once. */
function staticChunks(chunks: readonly Rollup.OutputChunk[]): Rollup.OutputChunk[] {
  const found = chunks.filter((chunk) => chunk.isEntry);
  for (const { imports } of found) {
    found.push(...chunks.filter((chunk) => imports.includes(chunk.fileName) && !found.includes(chunk)));
  }
  return found;
}

const FORBIDDEN =
  /zod|post-quantum|noble\/curves|\/src\/(open|keys|providers)\/|hpke\/(kem|key-pair|open-psk|fixed-kem)\.ts/;

describe.each([
  ['format', 6_000],
  ['seal', 14_000],
  ['manifest', 6_000],
])('./%s', (door, mostBytes) => {
  it(`weighs at most ${mostBytes} bytes gzip and holds nothing that a page must not`, async () => {
    const { code, modules, gzipBytes } = await bundle(door);
    expect(gzipBytes).toBeLessThanOrEqual(mostBytes);
    expect(code).not.toMatch(/from\s*["']node:/);
    expect(modules.filter((module) => FORBIDDEN.test(module))).toEqual([]);
  });
});

describe('what a page loads later', () => {
  let seal: Bundle;
  beforeAll(async () => {
    seal = await bundle('seal');
  });

  it('is suites 2 and 3, each a chunk, and X-Wing in JavaScript apart from both', () => {
    expect([...seal.lazy.keys()].sort()).toEqual([
      'noble-x-wing-kem',
      'p256-sealing-kem',
      'x-wing-sealing-kem',
    ]);
  });

  it.each([
    ['x-wing-sealing-kem', 700],
    ['p256-sealing-kem', 700],
    ['noble-x-wing-kem', 24_000],
  ])('%s weighs at most %i bytes gzip', (chunk, mostBytes) => {
    expect(seal.lazy.get(chunk)).toBeLessThanOrEqual(mostBytes);
  });

  it('shares no module with what it loads at once: the bundler made one file of that', () => {
    expect(seal.code).not.toMatch(/^import[{\s"']/);
    expect(seal.modules.some((module) => module.endsWith('hpke/index.js'))).toBe(true);
  });
});

it('the private side is seen when it is there', async () => {
  const { modules } = await bundle('open');
  expect(modules.some((module) => module.includes('/src/open/'))).toBe(true);
  expect(modules.some((module) => FORBIDDEN.test(module))).toBe(true);
});
