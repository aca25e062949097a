// A site that is recorded, on a real address and under any policy, with a collector of paper on the same origin; a real
// Chromium with its back/forward cache; and the key holder, who opens what arrived.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeFrames, encodeBase64Url, type FrameMeta, randomBytes } from '@scrim/protocol';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { build as buildFile } from 'tsup';
import { build, type Rollup } from 'vite';
import { oneFile } from '../../../tools/build/one-file.ts';
import { CHROMIUM_ARGS, findChromium } from '../../../tools/testing/chromium.mjs';
import { paperKeys, paperPermit } from './paper-keys.ts';
import { type ReceivedEpoch, receive } from './received.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function workerFile(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'scrim-recorder-'));
  await buildFile({ ...oneFile({ worker: here('../src/worker.ts') }), outDir, config: false, silent: true });
  const text = readFileSync(path.join(outDir, 'worker.js'), 'utf8');
  rmSync(outDir, { recursive: true });
  return text;
}

async function pageScripts(): Promise<Map<string, string>> {
  const entry = here('pages/recorded-page.ts');
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@scrim/source'] },
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: () => 'page.js' } },
  })) as Rollup.RollupOutput[];
  const chunks = output.flatMap((part) => part.output).filter((part) => part.type === 'chunk');
  return new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
}

/** Keeps the answers of the first so many jobs to itself; `release` gives them out. */
const MUTE = `const post = self.postMessage.bind(self);
  self.postMessage = (told, moved) => { if (told !== null && 'body' in told) return void (self.held ??= []).push(told); post(told, moved); };`;

export interface RecordedSite {
  readonly site: string;
  readonly psk: Uint8Array;
  readonly reading: { readonly privateKey: Uint8Array };
  readonly epochs: readonly ReceivedEpoch[];
  /** Every frame that came in, sent again or not: whose it is, and its bytes. */
  readonly frames: { readonly place: string; readonly bytes: string }[];
  /** Paths that were asked for, with the bytes of their bodies. */
  readonly requests: { readonly path: string; readonly bytes: number }[];
  /** The worker's file as a bundler would put it into an address. */
  readonly inlined: string;
  readonly browser: Browser;
  readonly port: number;
  /** Forgets what arrived. */
  clear(): void;
  open(visit?: Visit): Promise<Page>;
  close(): Promise<void>;
}

export interface Visit {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** Content-Security-Policy of the document. */
  readonly policy?: string;
  /** @default the worker's own file; null for none */
  readonly worker?: string | null;
  readonly context?: BrowserContext;
  /** The visitor said yes on an earlier page, as on every page that follows. */
  readonly granted?: boolean;
}

export async function startRecordedSite(args: readonly string[] = []): Promise<RecordedSite> {
  const site = 'paper-shop';
  const psk = randomBytes(32);
  const receipt = `aa.${encodeBase64Url(randomBytes(8))}.cc`;
  const [worker, scripts] = await Promise.all([workerFile(), pageScripts()]);
  scripts.set('/worker.js', worker);
  scripts.set('/mute.js', `{${MUTE}}\n${worker}`);
  const epochs: ReceivedEpoch[] = [];
  const requests: { path: string; bytes: number }[] = [];
  const received: { place: string; bytes: string }[] = [];
  let keys = { rootKey: '', manifest: '' };
  const answer = (pathname: string, body: Buffer): unknown => {
    if (pathname === '/collector/v1/consents') return { receipt };
    if (pathname === '/collector/v1/permits') {
      const { sid } = JSON.parse(body.toString()) as { sid?: string };
      return paperPermit(site, keys.manifest, { sid, psk });
    }
    if (pathname !== '/collector/v1/ingest') return {};
    const frames = decodeFrames(new Uint8Array(body)) ?? [];
    for (const { meta, bytes } of frames) {
      const { eid, kind, i } = meta as FrameMeta;
      received.push({ place: `${eid}/${kind}/${i ?? ''}`, bytes: encodeBase64Url(new Uint8Array(bytes)) });
    }
    const results = frames.map(({ meta, bytes }) => receive(epochs, meta as FrameMeta, bytes));
    return { manifestVersion: 1, state: 'active', frames: results };
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site.test');
    const body = await bodyOf(request);
    requests.push({ path: pathname, bytes: body.length });
    const script = scripts.get(pathname);
    const policy = searchParams.get('policy');
    if (policy !== null) response.setHeader('content-security-policy', policy);
    const api = pathname.startsWith('/collector/');
    response.setHeader(
      'content-type',
      api ? 'application/json' : script === undefined ? 'text/html' : 'text/javascript',
    );
    const isPage = ['/', '/away'].includes(pathname);
    response.writeHead(api || script !== undefined || isPage ? 200 : 404);
    if (api) response.end(JSON.stringify(answer(pathname, body)));
    else
      response.end(
        script ?? (pathname === '/' ? pageText(searchParams.get('worker')) : '<title>away</title>'),
      );
  });
  const pageText = (workerUrl: string | null): string => {
    const config = JSON.stringify({ site, rootKey: keys.rootKey, workerUrl });
    return `<!doctype html><meta charset="utf-8"><title>Paper shop</title><h1>Paper</h1><p>Twelve sheets</p>
      <script type="application/json" id="config">${config}</script><script type="module" src="/page.js"></script>`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made = await paperKeys(site, [`http://127.0.0.1:${port}`]);
  keys = made;
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGS, ...args],
    // Playwright switches the back/forward cache off; visitors have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  return {
    site,
    psk,
    reading: made.reading,
    epochs,
    frames: received,
    requests,
    inlined: `data:text/javascript;base64,${Buffer.from(worker).toString('base64')}`,
    browser,
    port,
    clear() {
      epochs.splice(0);
      received.splice(0);
      requests.splice(0);
    },
    async open({ host = '127.0.0.1', policy, worker: file = '/worker.js', context, granted } = {}) {
      const page = await (context ?? (await browser.newContext())).newPage();
      const query = new URLSearchParams({
        ...(policy === undefined ? {} : { policy }),
        ...(file === null ? {} : { worker: file }),
        ...(granted === true ? { granted: '' } : {}),
      });
      await page.goto(`http://${host}:${port}/?${query}`);
      await page.waitForFunction(() => 'recorded' in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
