// What a page loads: no Node, no zod, no private side, and few bytes.

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';

async function bundle(door: string): Promise<{ code: string; modules: string[]; gzipBytes: number }> {
  const entry = fileURLToPath(new URL(`../src/${door}.ts`, import.meta.url));
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: { write: false, target: 'es2023', minify: true, lib: { entry, formats: ['es'], fileName: door } },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  const code = chunks.map((chunk) => chunk.code).join('');
  const modules = chunks.flatMap((chunk) => Object.keys(chunk.modules));
  return { code, modules, gzipBytes: gzipSync(code).length };
}

describe.each([
  ['format', 7_500],
  ['seal', 20_000],
  ['manifest', 10_000],
])('./%s', (door, mostBytes) => {
  it(`weighs at most ${mostBytes} bytes gzip and holds nothing that a page must not`, async () => {
    const { code, modules, gzipBytes } = await bundle(door);
    expect(gzipBytes).toBeLessThanOrEqual(mostBytes);
    expect(code).not.toMatch(/from\s*["']node:/);
    expect(modules.filter((module) => /zod|\/src\/(open|keys|providers)\//.test(module))).toEqual([]);
  });
});

it('the private side is seen when it is there', async () => {
  const { modules } = await bundle('open');
  expect(modules.some((module) => module.includes('/src/open/'))).toBe(true);
});
