// The vitest door is imported for its effect alone: bundlers drop such modules unless package.json says otherwise.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

async function bundled(line: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: line, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['@scrim/source'],
    external: ['vitest', '@playwright/test', 'playwright-core', 'esbuild'],
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

test('a bundler keeps the vitest door, and drops the Playwright door where nothing of it is used', async () => {
  expect(await bundled("import '@scrim/leak-test/vitest';")).toContain('toLeakNothing');
  expect(await bundled("import '@scrim/leak-test/playwright';")).not.toContain('toLeakNothing');
});
