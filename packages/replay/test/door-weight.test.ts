// What each door loads: the console's no player and no cryptography, the stage's no cryptography, the worker's no
// player; and how many bytes. The README's figures are these.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';

async function bundle(door: string): Promise<{ modules: string[]; gzipBytes: number }> {
  const entry = fileURLToPath(new URL(`../src/${door}.ts`, import.meta.url));
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: { write: false, target: 'es2023', minify: true, lib: { entry, formats: ['es'], fileName: door } },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.keys(chunk.modules));
  return { modules, gzipBytes: gzipSync(chunks.map(({ code }) => code).join('')).length };
}

const PLAYER = /@rrweb\/replay/;
const SECRETS = /packages\/crypto\/|@noble|hpke/;

describe.each([
  ['index', 2_500, [PLAYER, SECRETS, /@rrweb\/types/]],
  ['worker', 50_000, [PLAYER]],
  ['stage', 75_000, [SECRETS]],
  ['harmless', 15_000, [PLAYER, SECRETS]],
] as const)('./%s', (door, mostBytes, without) => {
  it(`weighs at most ${mostBytes} bytes gzip and loads nothing that it must not`, async () => {
    const { modules, gzipBytes } = await bundle(door);
    expect(gzipBytes).toBeLessThanOrEqual(mostBytes);
    expect(modules.filter((module) => without.some((pattern) => pattern.test(module)))).toEqual([]);
  });
});

it('what must not be loaded is seen where it is', async () => {
  expect((await bundle('stage')).modules.some((module) => PLAYER.test(module))).toBe(true);
  expect((await bundle('worker')).modules.some((module) => SECRETS.test(module))).toBe(true);
});
