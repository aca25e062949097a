// A site with one page and the seal worker's real file, in a real Chromium: the page under any Content-Security-Policy,
// the file whole or spoilt.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page, type Worker } from 'playwright';
import { build as buildFile } from 'tsup';
import { build, type Rollup } from 'vite';
import { oneFile } from '../../../tools/build/one-file.ts';
import { CHROMIUM_ARGS, findChromium } from '../../../tools/testing/chromium.mjs';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The file as it is shipped, built by the configuration that ships it. */
export async function workerFile(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'scrim-worker-'));
  const entry = { worker: here('../src/worker.ts') };
  await buildFile({ ...oneFile(entry), outDir, config: false, silent: true });
  const text = readFileSync(path.join(outDir, 'worker.js'), 'utf8');
  rmSync(outDir, { recursive: true });
  return text;
}

async function pageScripts(): Promise<Map<string, string>> {
  const entry = here('pages/worker-page.ts');
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: () => 'page.js' } },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  return new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
}

/** Scripts that do something to the worker's file before it runs. */
const SPOILT: Readonly<Record<string, string>> = {
  // Keeps its answers to itself.
  mute: `const post = self.postMessage.bind(self);
    self.postMessage = (told, moved) => { if (told !== null && 'body' in told) return void (self.held ??= []).push(told); post(told, moved); };`,
  // Keeps what it was handed, to be looked at.
  keeping: `self.handed = []; self.addEventListener('message', ({ data }) => handed.push(data));`,
  // Dies of its first job.
  dying: `self.addEventListener('message', () => { throw new Error('died'); });`,
  // Answers more than it was asked.
  lying: `const post = self.postMessage.bind(self);
    self.postMessage = (told, moved) => post(told !== null && 'body' in told ? { ...told, extra: 1 } : told, moved);`,
  // Answers with a body that is no chunk.
  short: `const post = self.postMessage.bind(self);
    self.postMessage = (told) => post(told !== null && 'body' in told ? { ...told, body: told.body.slice(1) } : told);`,
};

const FOREIGN: Readonly<Record<string, string>> = {
  '/silent.js': '',
  '/chatty.js': "postMessage('hello');",
  '/older.js': "postMessage({ ready: 'scrim-seal-worker/0' });",
};

export interface WorkerSite {
  readonly browser: Browser;
  readonly url: string;
  /** The same server under another origin. */
  readonly otherUrl: string;
  /** A new page under this policy, once its script has run. */
  open(policy?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startWorkerSite(): Promise<WorkerSite> {
  const [worker, scripts] = await Promise.all([workerFile(), pageScripts()]);
  scripts.set('/worker.js', worker);
  for (const [name, before] of Object.entries(SPOILT)) scripts.set(`/${name}.js`, `{${before}}\n${worker}`);
  for (const [name, text] of Object.entries(FOREIGN)) scripts.set(name, text);
  const html = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>';
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site.test');
    const script = scripts.get(pathname);
    const isPage = pathname === '/';
    const policy = searchParams.get('policy');
    if (policy !== null) response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    response.writeHead(script !== undefined || isPage || pathname === '/words.html' ? 200 : 404);
    response.end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  return {
    browser,
    url,
    otherUrl: `http://localhost:${port}/`,
    async open(policy) {
      const page = await browser.newPage();
      await page.goto(policy === undefined ? url : `${url}?policy=${encodeURIComponent(policy)}`);
      await page.waitForFunction(() => 'workerPage' in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The one seal worker of a page. */
export async function onlyWorker(page: Page): Promise<Worker> {
  const [worker] = page.workers();
  return worker ?? (await page.waitForEvent('worker'));
}
