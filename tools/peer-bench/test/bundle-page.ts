// Bundles the adapter's page script as the bench does, but from source, so that nothing has to be built first.
import { build } from 'esbuild';
import adapter from '../scrim.mjs';

export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: adapter.entry, resolveDir: '/', loader: 'js' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    write: false,
    conditions: ['@scrim/source'],
    ...adapter.esbuild,
  });
  return outputFiles[0]?.text ?? '';
}
