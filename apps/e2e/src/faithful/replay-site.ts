// Serves the replayed page on an origin of its own, with the player's CSP.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type RunningServer, serveHandler } from '@scrim/collector-app/serve';
import { build, type Rollup } from 'vite';

/** What the console's player is served with. */
const PLAYER_CSP =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:; base-uri 'none'; form-action 'none'";

const FOLDER = fileURLToPath(new URL('player/', import.meta.url));

export async function startReplaySite(): Promise<RunningServer> {
  const [html, script] = await Promise.all([readFile(`${FOLDER}player.html`, 'utf8'), bundlePlayer()]);
  return serveHandler(
    async (request) =>
      new URL(request.url).pathname === '/player.js'
        ? typed('text/javascript', script)
        : typed('text/html', html.replace('<!-- own origin -->', new URL(request.url).origin)),
    { port: 0 },
  );
}

function typed(type: string, text: string): Response {
  return new Response(text, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': PLAYER_CSP },
  });
}

async function bundlePlayer(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    root: FOLDER,
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: `${FOLDER}player.ts`, formats: ['es'], fileName: 'player' },
    },
  })) as Rollup.RollupOutput | Rollup.RollupOutput[];
  const [chunk] = [output].flat()[0]?.output ?? [];
  if (chunk === undefined) throw new Error('the player was not built');
  return chunk.code;
}
