// The console on one's own machine: its code from this package, its data from a collector that hands out none. Keys
// are unlocked in the browser and never reach this process.
import { createConsoleFiles } from '@scrim/collector/console';
import { ScrimError } from '@scrim/protocol';
import { type ForwardOptions, forwardStaff, requireCollector } from './forward-staff.ts';
import { serveOnLoopback } from './loopback-server.ts';

/** What is served where. */
export interface ServeConsoleOptions extends Omit<ForwardOptions, 'ownOrigin'> {
  /** Folder of the built console. */
  readonly files: string;
  readonly port: number;
  readonly playerPort: number;
}

/** A console that runs. */
export interface ServedConsole {
  readonly console: string;
  readonly player: string;
  close(): Promise<void>;
}

type Answer = (request: Request) => Promise<Response>;
const NOT_YET: Answer = async () => new Response(null, { status: 503 });

/**
 * Serves the console and its player until closed.
 *
 * @throws ScrimError `collector_unreachable`, `collector_certificate`, `port_busy`, `console_missing`
 */
export async function serveConsole(options: ServeConsoleOptions): Promise<ServedConsole> {
  await requireCollector(options);
  const answers = { console: NOT_YET, player: NOT_YET };
  const player = await serveOnLoopback((request) => answers.player(request), {
    host: '127.0.0.1',
    port: options.playerPort,
    option: '--player-port',
  });
  const opened = [player];
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()));
  };
  try {
    const console = await serveOnLoopback((request) => answers.console(request), {
      host: 'localhost',
      port: options.port,
      option: '--port',
    });
    opened.push(console);
    Object.assign(answers, await filesFor(options, console.origin, player.origin));
    return { console: console.origin, player: player.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function filesFor(options: ServeConsoleOptions, consoleOrigin: string, playerOrigin: string) {
  try {
    return await createConsoleFiles({
      folder: options.files,
      consoleOrigin,
      playerOrigin,
      api: forwardStaff({ ...options, ownOrigin: consoleOrigin }),
      collector: options.collector.origin,
      local: true,
    });
  } catch (error) {
    throw error instanceof ScrimError && error.code === 'console_missing' ? notBuilt() : error;
  }
}

const notBuilt = () =>
  new ScrimError('console_missing', 'This program comes without the built console.', {
    hint: 'In a checkout build it: npx -y pnpm@12.21.0 nx build @scrim/cli. Or name a built one with --files.',
  });
