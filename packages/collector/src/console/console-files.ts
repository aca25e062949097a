// The console and its player as two handlers for two origins, and what they are told about each other. Everything that
// can be answered is read before the first request. Never answers for a name that is not its own.
import { join } from 'node:path';
import { protectApiAnswer } from './api-answer.ts';
import { consoleHeaders, playerHeaders } from './document-headers.ts';
import { isOwnHost, parseOrigin } from './own-host.ts';
import { fillPlayerDocument } from './player-document.ts';
import { consoleMissing, readBuiltFiles } from './read-built-files.ts';
import { isApiPath, staticHandler } from './static-handler.ts';

/** How the built console is served. */
export interface ConsoleFilesOptions {
  /** Holds `console/` and `player/`, as apps/console builds them. */
  readonly folder: string;
  /** Where people open the console, such as `https://scrim.example`. On one's own machine `localhost`: passkeys need a name. */
  readonly consoleOrigin: string;
  /** An origin of the player's own, on another host: cookies do not tell ports apart. */
  readonly playerOrigin: string;
  /** Answers `/v1/*` on the console's origin: `collector.staff`. @default 404 */
  readonly api?: (request: Request) => Promise<Response>;
  /** Origin that pages send recordings to, for the console to show. @default null: the console's own */
  readonly collector?: string | null;
  /** Does the console come from its reader's own machine? @default false */
  readonly local?: boolean;
}

/** One handler for each of the two origins. */
export interface ConsoleFiles {
  /** Documents, scripts, `/console-config.json`, and `/v1/*` where an `api` was given. */
  console(request: Request): Promise<Response>;
  /** The player's document and scripts. It gets no key, no cookie and no API. */
  player(request: Request): Promise<Response>;
}

/**
 * Reads the built console and answers with it.
 *
 * @throws ScrimError `console_missing` when `folder` holds no built console.
 * @throws TypeError when an origin is none, or both are on one host.
 */
export async function createConsoleFiles(options: ConsoleFilesOptions): Promise<ConsoleFiles> {
  const { folder, api, collector = null, local = false } = options;
  const consoleOrigin = parseOrigin('consoleOrigin', options.consoleOrigin);
  const playerOrigin = parseOrigin('playerOrigin', options.playerOrigin);
  if (consoleOrigin.hostname === playerOrigin.hostname) {
    throw new TypeError('playerOrigin: expected another host than that of consoleOrigin, got the same');
  }
  const consoleFiles = await readBuiltFiles(join(folder, 'console'));
  consoleFiles.set('/console-config.json', {
    body: JSON.stringify({ player: playerOrigin.origin, collector, local }),
    type: 'application/json',
  });
  const playerFiles = await readBuiltFiles(join(folder, 'player'));
  if (!fillPlayerDocument(playerFiles, consoleOrigin.origin)) throw consoleMissing();
  const ofConsole = staticHandler(consoleFiles, {
    origin: consoleOrigin,
    headers: consoleHeaders(playerOrigin.origin),
    hasRouter: true,
  });
  const ofPlayer = staticHandler(playerFiles, {
    origin: playerOrigin,
    headers: playerHeaders(consoleOrigin.origin),
    hasRouter: false,
  });
  return {
    async console(request) {
      const asksApi = api !== undefined && isApiPath(new URL(request.url).pathname);
      if (!asksApi || !isOwnHost(request, consoleOrigin)) return ofConsole(request);
      return protectApiAnswer(await api(request));
    },
    player: async (request) => ofPlayer(request),
  };
}
