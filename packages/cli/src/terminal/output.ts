// Writes to stdout and stderr and waits until it is written: a slow reader slows the command down, and a reader that
// went away (`scrim open … | head`) ends it quietly. Decides nothing about what is written.

import { ScrimError } from '@scrim/protocol';

/** Whoever read stdout has gone: there is nobody left to tell. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

function write(stream: NodeJS.WriteStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(isGone(error) ? new OutputClosedError('stdout was closed') : failed(error));
    });
  });
}

const failed = (cause: Error) =>
  new ScrimError('output_failed', 'The output cannot be written; it is not complete.', { cause });

function isGone(error: Error): boolean {
  const code = 'code' in error ? error.code : null;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ECONNRESET';
}

/** Failures arrive at whoever writes; without a listener they would end the process first. */
export function watchOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** To stdout. @throws OutputClosedError; ScrimError `output_failed` */
export function print(data: string | Uint8Array): Promise<void> {
  return write(process.stdout, data);
}

/** A result as JSON on stdout. @throws OutputClosedError */
export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, null, 2)}\n`);
}

/** To stderr; a stderr that was closed is no reason to fail. */
export async function printAside(text: string): Promise<void> {
  await write(process.stderr, text).catch(() => {});
}

/** A report as one line of JSON on stderr, beside what the command writes to stdout. */
export function printReport(report: unknown): Promise<void> {
  return printAside(`${JSON.stringify(report)}\n`);
}
