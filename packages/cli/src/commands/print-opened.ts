// Prints opened events as they come, chunk by chunk: what was printed before a failure stays true. Keeps nothing.
import type { OpenedChunk, OpeningReport } from '@scrim/crypto/open';
import { print } from '../terminal/output.ts';

/** @returns the report, once every chunk is printed. */
export async function printOpened(
  chunks: AsyncGenerator<OpenedChunk, OpeningReport, undefined>,
): Promise<OpeningReport> {
  for (;;) {
    const step = await chunks.next();
    if (step.done) return step.value;
    if (step.value.lines.length > 0) await print(`${step.value.lines.join('\n')}\n`);
  }
}
