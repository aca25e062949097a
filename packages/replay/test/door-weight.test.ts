// What each door loads when it starts: the console's no player and no cryptography, the stage's no cryptography, the
// worker's no player, and Argon2id, age and post-quantum code only once a key asks for it; and how many bytes. The README's figures
// are these.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';

interface Load {
  readonly modules: string[];
  readonly gzipBytes: number;
}

/** What is loaded at once, and what only later. */
async function bundle(door: string): Promise<{ start: Load; later: Load }> {
  const entry = fileURLToPath(new URL(`../src/${door}.ts`, import.meta.url));
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: { write: false, target: 'es2023', minify: true, lib: { entry, formats: ['es'], fileName: door } },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  const atStart = new Set<string>();
  const follow = (chunk: Rollup.OutputChunk | undefined): void => {
    if (chunk === undefined || atStart.has(chunk.fileName)) return;
    atStart.add(chunk.fileName);
    for (const name of chunk.imports) follow(chunks.find(({ fileName }) => fileName === name));
  };
  follow(chunks.find(({ isEntry }) => isEntry));
  const load = (wanted: boolean): Load => {
    const these = chunks.filter(({ fileName }) => atStart.has(fileName) === wanted);
    return {
      modules: these.flatMap((chunk) => Object.keys(chunk.modules)),
      gzipBytes: gzipSync(these.map(({ code }) => code).join('')).length,
    };
  };
  return { start: load(true), later: load(false) };
}

/** Argon2id, age, and post-quantum code where the engine has none of its own; bytes gzip. */
const WORKER_LATER = 65_000;
const PLAYER = /@rrweb\/replay/;
const SECRETS = /packages\/crypto\/|@noble|hpke/;
const AGE = /age-encryption/;
const ARGON2 = /@noble\/hashes\/argon2/;
const POST_QUANTUM = /@noble\/post-quantum/;

describe.each([
  ['index', 2_500, [PLAYER, SECRETS, /@rrweb\/types/]],
  ['worker', 50_000, [PLAYER, ARGON2, AGE, POST_QUANTUM]],
  ['stage', 75_000, [SECRETS]],
  ['harmless', 15_000, [PLAYER, SECRETS]],
] as const)('./%s', (door, mostBytes, without) => {
  it(`weighs at most ${mostBytes} bytes gzip and loads nothing that it must not`, async () => {
    const { modules, gzipBytes } = (await bundle(door)).start;
    expect(gzipBytes).toBeLessThanOrEqual(mostBytes);
    expect(modules.filter((module) => without.some((pattern) => pattern.test(module)))).toEqual([]);
  });
});

it('what must not be loaded is seen where it is', async () => {
  const has = ({ modules }: Load, pattern: RegExp) => modules.some((module) => pattern.test(module));
  expect(has((await bundle('stage')).start, PLAYER)).toBe(true);
  const worker = await bundle('worker');
  expect(has(worker.start, SECRETS)).toBe(true);
  for (const pattern of [ARGON2, AGE, POST_QUANTUM]) expect(has(worker.later, pattern)).toBe(true);
  // The bound is for the sum, whichever parts of it a key asks for.
  expect(worker.later.gzipBytes).toBeLessThanOrEqual(WORKER_LATER);
});
