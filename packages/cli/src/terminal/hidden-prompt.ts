// Asks for a passphrase on the terminal without showing it. Writes the question to stderr: stdout belongs to results.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { ScrimError } from '@scrim/protocol';

/** Is there a person who could be asked? */
export function canPrompt(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** @throws ScrimError `passphrase_missing` when the person leaves with Ctrl-C or Ctrl-D. */
export async function promptHidden(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const left = new AbortController();
  terminal.once('SIGINT', () => left.abort());
  terminal.once('close', () => left.abort());
  process.stderr.write(question);
  try {
    return await terminal.question('', { signal: left.signal });
  } catch {
    throw new ScrimError('passphrase_missing', 'No passphrase was typed.');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
