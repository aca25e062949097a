// How these processes end: cleanly on Ctrl-C and SIGTERM, with exit code 3 when a port is taken.
import { ScrimError } from '@scrim/protocol';
import { PortBusyError } from './serve.ts';

/** Runs `close` once on SIGINT or SIGTERM, then exits 0. */
export function onExit(close: () => Promise<void>): void {
  let closing = false;
  const end = (): void => {
    if (closing) return;
    closing = true;
    void close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** Says which port is taken and how to choose another, and exits 3; says what else is missing, and exits 1. */
export function reportNoStart(error: unknown): never {
  if (error instanceof ScrimError) {
    console.error(`${error.message} ${error.hint ?? ''}`);
    process.exit(1);
  }
  if (!(error instanceof PortBusyError)) throw error;
  console.error(
    `Port ${error.port} is in use by another program. Stop that program, or choose other ports: ` +
      'SCRIM_SITE_PORT=4700 SCRIM_COLLECTOR_PORT=4710 SCRIM_CONSOLE_PORT=4720 SCRIM_PLAYER_PORT=4730 npm start',
  );
  process.exit(3);
}
