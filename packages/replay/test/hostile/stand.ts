// A player on an origin of its own, and an attacker's host that writes down whoever comes: requests, and connections
// without one. Real servers, a real browser.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type BrowserContext, chromium } from 'playwright';
import { bundleStage, CONSOLE_PAGE } from './real-stage.ts';

/** The policy of the player's document, as the console's server sends it. */
export const PLAYER_CSP =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:; base-uri 'none'; form-action 'none'";

const PLAYER = `
import { Replayer } from '/replay.js';
const setAttribute = Element.prototype.setAttribute;
const silent = { log() {}, warn() {} };
window.replayers = [];
window.finished = 0;
window.run = (events, sandboxed) => {
  if (!sandboxed) Element.prototype.setAttribute = function (name, value) {
    if (this.tagName !== 'IFRAME' || name !== 'sandbox') setAttribute.call(this, name, value);
  };
  const root = document.body.appendChild(document.createElement('div'));
  const replayer = new Replayer(events, { root, logger: silent, UNSAFE_replayCanvas: !sandboxed, mouseTail: false });
  window.replayers.push(replayer);
  replayer.on('finish', () => { window.finished += 1; });
  replayer.play();
};
window.seek = () => {
  for (const replayer of window.replayers) {
    // Back, then forward in one go: rrweb builds a tree of its own first and brings the page in line with it.
    try { replayer.pause(0); } catch {}
    try { replayer.pause(replayer.getMetaData().totalTime); } catch {}
    try { replayer.enableInteract(); } catch {}
  }
};
`;

/** What reached the attacker. */
export interface Reached {
  /** `case place` of every request. */
  readonly requests: Set<string>;
  /** Connections on which nothing was asked. */
  readonly connections: Set<string>;
  /** Paths asked of the player's own server that are not its own. */
  readonly own: Set<string>;
}

/** The servers. */
export interface Stand {
  readonly reached: Reached;
  /** The player's address. */
  player(csp: boolean): string;
  /** The page that stands for the console, and the address of the real stage. */
  readonly console: string;
  readonly stage: string;
  /** The attacker's address for a case. */
  lure(name: string, place: string): string;
  /** Begins a new count. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the player's server, the attacker's, and one that only counts connections. */
export async function startStand(): Promise<Stand> {
  const reached: Reached = { requests: new Set(), connections: new Set(), own: new Set() };
  const replay = await readFile(fileURLToPath(import.meta.resolve('@rrweb/replay')));
  const programs: Record<string, string | Buffer> = {
    '/replay.js': replay,
    '/player.js': PLAYER,
    '/stage.js': await bundleStage(),
  };
  const player = createServer((request, response) => servePlayer(programs, reached, request, response));
  const attacker = createServer((request, response) => serveAttacker(reached, request, response));
  const counter = createTcpServer((socket) => {
    reached.connections.add('link-preconnect');
    socket.destroy();
  });
  const [playerPort, attackerPort, counterPort] = await Promise.all([player, attacker, counter].map(listen));
  return {
    reached,
    console: `http://console.test:${playerPort}/console`,
    stage: `http://player.test:${playerPort}/stage`,
    player: (csp) => `http://player.test:${playerPort}/${csp ? 'player' : 'open'}`,
    lure: (name, place) => {
      // Not mapped: a name that is mapped is never looked up.
      if (name === 'link-dns') return 'http://link-dns.evil.invalid/';
      const port = name === 'link-preconnect' ? counterPort : attackerPort;
      return `http://${name}.evil.test:${port}/${place}`;
    },
    reset: () => {
      for (const set of Object.values<Set<string>>({ ...reached })) set.clear();
    },
    close: async () => {
      await Promise.all([player, attacker, counter].map(close));
    },
  };
}

function servePlayer(
  programs: Readonly<Record<string, string | Buffer>>,
  reached: Reached,
  { url = '', headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const program = programs[url];
  const page = PAGES[url];
  if (program !== undefined) send(response, 'text/javascript', program);
  else if (page !== undefined) {
    if (url === '/player' || url === '/stage') response.setHeader('content-security-policy', PLAYER_CSP);
    const port = (headers.host ?? '').split(':')[1] ?? '';
    send(response, 'text/html', page.replace('CONSOLE', `http://console.test:${port}`));
  } else {
    if (url !== '/favicon.ico') reached.own.add(url);
    response.writeHead(404).end();
  }
}

const PLAYER_PAGE = '<!doctype html><title>Player</title><script type="module" src="/player.js"></script>';
const PAGES: Readonly<Record<string, string>> = {
  '/player': PLAYER_PAGE,
  '/open': PLAYER_PAGE,
  '/console': CONSOLE_PAGE,
  '/stage':
    '<!doctype html><meta name="scrim-console" content="CONSOLE"><body><script type="module" src="/stage.js"></script>',
};

function serveAttacker(reached: Reached, request: IncomingMessage, response: ServerResponse): void {
  const name = (request.headers.host ?? '').split('.')[0] ?? '';
  const place = (request.url ?? '').split(/[/?]/)[1] ?? '';
  reached.requests.add(`${name} ${place}`);
  response.setHeader('access-control-allow-origin', '*');
  const js = `console.log('ran:${name} ${place}')`;
  const isScript = /script/.test(String(request.headers['sec-fetch-dest']));
  send(response, isScript ? 'text/javascript' : 'text/html', isScript ? js : `<script>${js}</script>`);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

function listen(server: Server | TcpServer): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

function close(server: Server | TcpServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/**
 * A browser that finds the player and the attacker here, and writes down every name that it looks up. Started as a
 * person would start it: the arguments that test tools add by themselves switch early connections off.
 */
export async function startBrowser(): Promise<{ context: BrowserContext; close(): Promise<string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'scrim-hostile-'));
  const log = join(folder, 'net.json');
  const profile = join(folder, 'profile');
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    viewport: { width: 1000, height: 800 },
    ignoreDefaultArgs: true,
    args: [
      ...CHROMIUM_ARGS,
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      `--log-net-log=${log}`,
      '--net-log-capture-mode=Default',
      'about:blank',
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      const text = await readFile(log, 'utf8');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      return text;
    },
  };
}
