// `scrim console`: the console from this machine, so that a hostile collector cannot hand out code that takes a key.
import type { Command } from 'commander';
import { parseCollectorArgument, parsePortArgument } from '../argument-values.ts';
import { serveConsole } from '../console/serve-console.ts';
import { consoleFilesFolder } from '../console-files-folder.ts';
import { print } from '../terminal/output.ts';

interface ConsoleOptions {
  readonly collector: string;
  readonly port: string;
  readonly playerPort: string;
  readonly consoleOrigin?: string;
  readonly files?: string;
}

export function addConsoleCommand(parent: Command): void {
  parent
    .command('console')
    .summary('run the console from this machine')
    .description(
      "Serve the console from this machine and forward its requests to a collector's staff API. The collector " +
        'hands out data only, never the code that unlocks your keys. Sign in with name and passphrase: passkeys ' +
        "belong to the collector's own address. Ends with Ctrl-C.",
    )
    .requiredOption('--collector <url>', 'where the staff API is, such as https://scrim.example')
    .option('--port <port>', 'port of the console', '4640')
    .option('--player-port <port>', 'port of the player', '4641')
    .option('--console-origin <url>', "the collector's own console, when it is not at --collector")
    .option('--files <dir>', 'a built console to serve instead of the one in this package')
    .action(runConsole);
}

async function runConsole(options: ConsoleOptions): Promise<void> {
  const collector = parseCollectorArgument(options.collector, '--collector');
  const served = await serveConsole({
    collector,
    consoleOrigin:
      options.consoleOrigin === undefined
        ? collector
        : parseCollectorArgument(options.consoleOrigin, '--console-origin'),
    port: parsePortArgument(options.port, '--port'),
    playerPort: parsePortArgument(options.playerPort, '--player-port'),
    files: options.files ?? consoleFilesFolder(),
  });
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await print(
    `Console    ${served.console}\nCollector  ${collector.origin}\nPlayer     ${served.player} (opened by the console)\n\n` +
      "Sign in with name and passphrase; passkeys work at the collector's own address only. Ctrl-C ends it.\n",
  );
  await ended;
  await served.close();
}
