// `pnpm bench NAME [--json] [--quick]`: runs one bench and prints its figures. Without NAME: which there are.
// Exit 2 for a wrong command line.
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import type { Effort } from './compare.ts';
import { listOf, tableOf } from './print.ts';

/** Odd, so that a median is a value that was measured. */
const FULL: Effort = { rounds: 5, warmUps: 1, size: (full) => full };
/** Shows that a bench runs; its figures mean nothing. */
const QUICK: Effort = { rounds: 1, warmUps: 0, size: (full) => Math.ceil(full / 50) };

class UsageError extends Error {}

function readCommand(): { name: string | undefined; json: boolean; quick: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new UsageError('one NAME at a time');
    return { name: positionals[0], ...values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<string> {
  const { name, json, quick } = readCommand();
  if (name === undefined) return listOf(BENCHES);
  const bench = BENCHES.get(name);
  if (bench === undefined) {
    throw new UsageError(`there is no bench "${name}". There are: ${[...BENCHES.keys()].join(', ')}`);
  }
  const run = await bench.load();
  const figures = await run(quick ? QUICK : FULL);
  return json ? `${JSON.stringify(figures, null, 2)}\n` : tableOf(figures);
}

try {
  process.stdout.write(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}
