// A collector over a data folder, on ports of this machine: the public side, and where it is asked for the staff API
// with the console on one origin and the player on another. Prints nothing.
import { fileURLToPath } from 'node:url';
import { createStaffAuth, type StaffAuth } from '@scrim/access-control/staff';
import { createCollector, type FailureLine } from '@scrim/collector';
import { createConsoleFiles } from '@scrim/collector/console';
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import type { NewLink } from '@scrim/protocol';
import { type Handler, type RunningServer, serveHandler } from './serve.ts';

/** Where the console is served, and what people's browsers call that place. */
export interface ConsolePlaces {
  readonly port: number;
  readonly playerPort: number;
  /** Where it listens. @default localhost for the console, 127.0.0.1 for the player */
  readonly hostname?: string;
  /** @default the console's own address */
  readonly origin?: string;
  /** @default the player's own address */
  readonly playerOrigin?: string;
  /** Folder of the built console. @default apps/console/dist */
  readonly files?: string;
}

export interface StartOptions {
  readonly port: number;
  /** @default 127.0.0.1 */
  readonly hostname?: string;
  /** @default no staff side */
  readonly console?: ConsolePlaces;
  readonly onFailure?: (line: FailureLine) => void;
}

export interface RunningCollector {
  /** Where pages send to, `http://host:port`. */
  readonly url: string;
  readonly console: RunningConsole | null;
  close(): Promise<void>;
}

export interface RunningConsole {
  /** Where they listen, `http://host:port`. */
  readonly listening: { readonly console: string; readonly player: string };
  /** What browsers call the two places. */
  readonly origin: string;
  readonly playerOrigin: string;
  /** A link for the first person; null once there is one. */
  firstLink(): Promise<NewLink | null>;
}

const BUILT = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** @throws PortBusyError; ScrimError `console_missing` */
export async function startCollector(
  embedded: EmbeddedCollector,
  options: StartOptions,
): Promise<RunningCollector> {
  const sides = openSides();
  try {
    const url = await sides.open('ingest', options.port, options.hostname ?? '127.0.0.1');
    if (options.console === undefined) {
      sides.answerWith({ ingest: createCollector({ ...embedded, ...failuresOf(options) }).ingest });
      return { url, console: null, close: sides.close };
    }
    const staffed = await startConsole(embedded, sides, options.console, { ...options, collector: url });
    return { url, console: staffed, close: sides.close };
  } catch (error) {
    await sides.close();
    throw error;
  }
}

async function startConsole(
  embedded: EmbeddedCollector,
  sides: Sides,
  { port, playerPort, hostname, files = BUILT, ...named }: ConsolePlaces,
  options: StartOptions & { readonly collector: string },
): Promise<RunningConsole> {
  const ownOrigin = await sides.open('console', port, hostname ?? 'localhost');
  const ownPlayerOrigin = await sides.open('player', playerPort, hostname ?? '127.0.0.1');
  const { origin = ownOrigin, playerOrigin = ownPlayerOrigin } = named;
  const auth = createStaffAuth({ records: embedded.stores.records, audit: embedded.audit, origin });
  const { gate, routeModules } = auth;
  const side = { origin, gate, routeModules };
  const { ingest, staff } = createCollector({ ...embedded, ...failuresOf(options), staff: side });
  const origins = { consoleOrigin: origin, playerOrigin, collector: options.collector };
  sides.answerWith({ ingest, ...(await createConsoleFiles({ folder: files, ...origins, api: staff })) });
  const listening = { console: ownOrigin, player: ownPlayerOrigin };
  return { listening, origin, playerOrigin, firstLink: () => firstLink(auth) };
}

async function firstLink({ hasPeople, createLink }: StaffAuth): Promise<NewLink | null> {
  if (await hasPeople()) return null;
  const by = { id: 'set-up', role: 'system' } as const;
  return createLink({ name: null, roles: ['site-admin', 'analyst'], by, first: true });
}

const failuresOf = ({ onFailure }: StartOptions) => (onFailure === undefined ? {} : { onFailure });

type SideName = 'ingest' | 'console' | 'player';

/** Servers whose handlers come after them: handlers are made of addresses, and those are known once ports are bound. */
interface Sides {
  open(name: SideName, port: number, hostname: string): Promise<string>;
  answerWith(handlers: Partial<Record<SideName, Handler>>): void;
  close(): Promise<void>;
}

function openSides(): Sides {
  const handlers: Partial<Record<SideName, Handler>> = {};
  const servers: RunningServer[] = [];
  return {
    async open(name, port, hostname) {
      const answer: Handler = (request) => handlers[name]?.(request) ?? new Response(null, { status: 503 });
      const server = await serveHandler(answer, { port, hostname });
      servers.push(server);
      return server.url;
    },
    answerWith: (more) => void Object.assign(handlers, more),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
