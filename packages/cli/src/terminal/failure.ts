// What a person sees of a failure, and the exit code. Prints codes and our own sentences; never a message of an error
// that is not ours, because that could quote an argument, a key or a passphrase.
import { ScrimError } from '@scrim/protocol';
import { CommanderError } from 'commander';
import { OutputClosedError, printAside } from './output.ts';
import { ssfSentence } from './ssf-sentences.ts';
import { usageSentence } from './usage-sentences.ts';

/** The command was called in a way it cannot be called; exit code 2. The message quotes no value. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A sealed file that the format refuses: told by its code alone, for programs that test the format. */
export class SealedFileRefusal extends Error {
  override readonly name = 'SealedFileRefusal';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A test ran and did not pass; its report is the message. Exit code 1. */
export class TestFailed extends Error {
  override readonly name = 'TestFailed';
}

/** 0: done. 1: refused or failed. 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Tells a failure on stderr. */
export async function reportFailure(error: unknown): Promise<ExitCode> {
  if (error instanceof OutputClosedError) return 0;
  if (error instanceof TestFailed) return 1;
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  // A command was missing, and its help was printed instead.
  if (error instanceof CommanderError && error.code === 'commander.help') return 2;
  const [line, exitCode] = describeFailure(error);
  await printAside(`${line}\n`);
  return exitCode;
}

function describeFailure(error: unknown): [string, ExitCode] {
  if (error instanceof CommanderError) return [`error: usage: ${endSentence(usageSentence(error))}`, 2];
  if (error instanceof UsageError) return [`error: usage: ${endSentence(error.message)}`, 2];
  if (error instanceof SealedFileRefusal) return [describeRefusal(error), 1];
  if (error instanceof ScrimError) return [`error: ${error.code}: ${sentencesOf(error)}`, 1];
  const name = error instanceof Error ? error.name : 'unknown';
  return [`error: internal: The command failed inside (${name}).`, 1];
}

/** The code alone on its line; the sentence only for a person. */
function describeRefusal({ code }: SealedFileRefusal): string {
  return process.stderr.isTTY === true ? `${code}\n  ${ssfSentence(code) ?? ''}` : code;
}

function sentencesOf(error: ScrimError): string {
  const sentences = [ssfSentence(error.code) ?? error.message, error.hint ?? ''];
  return sentences
    .filter((sentence) => sentence !== '')
    .map(endSentence)
    .join(' ');
}

/** Messages of other packages are fragments that name a field; here they are read as sentences. */
function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
