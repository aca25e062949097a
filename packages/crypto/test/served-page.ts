// A page of the package's own code on a real address, in a real Chromium: bundled from source, with the seal worker beside
// it as a file. `plant` changes source on the way, so that a test can see its fault caught.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { build, type Rollup } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../../../tools/testing/chromium.mjs';

/** Source by the end of its path → what becomes of it. */
export type Plant = Readonly<Record<string, (source: string) => string>>;

/** All chunks of a bundle, by file name. */
async function bundle(name: string, path: string, plant: Plant): Promise<Map<string, string>> {
  const entry = fileURLToPath(new URL(path, import.meta.url));
  const planted = new Set<string>();
  const transform = (source: string, id: string): string | null => {
    const found = Object.entries(plant).find(([end]) => id.endsWith(end));
    if (found === undefined) return null;
    const changed = found[1](source);
    if (changed !== source) planted.add(found[0]);
    return changed;
  };
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    plugins: [{ name: 'plant', enforce: 'pre', transform }],
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: () => `${name}.js` } },
  })) as Rollup.RollupOutput[];
  const missing = Object.keys(plant).filter((end) => !planted.has(end));
  if (missing.length > 0) throw new Error(`planted nothing in ${missing.join()}`);
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  return new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
}

/** A Chromium for a test file; every page of it may be of another server. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** Where a page is, and how to end it. */
export interface ServedPage {
  readonly url: string;
  close(): void;
}

/** @param script of the page, relative to this folder; the worker's file lies beside it as `/worker.js` */
export async function servePage(
  script: string,
  plants: { page?: Plant; worker?: Plant } = {},
): Promise<ServedPage> {
  const [page, worker] = await Promise.all([
    bundle('page', script, plants.page ?? {}),
    bundle('worker', '../src/worker.ts', plants.worker ?? {}),
  ]);
  const notes = await readFile(new URL('pages/note-byte-arrays.js', import.meta.url), 'utf8');
  const files = new Map([...page, ...worker, ['/worker.js', `${notes}${worker.get('/worker.js')}`]]);
  const html = `<!doctype html><meta charset="utf-8"><script>${notes}</script><script type="module" src="/page.js"></script>`;
  const server = createServer(({ url = '/' }, response) => {
    const code = files.get(url);
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
    response.end(code ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
