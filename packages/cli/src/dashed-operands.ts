// One session id and one public key in 64 begin with `-` and would be read as options. Marks those, so that no one has
// to know, and takes the marks off before a command sees its arguments: a mark never reaches a file or a log.
import { decodeBase64Url } from '@scrim/protocol';
import type { Command } from 'commander';

/** No argument that comes from a shell can hold it. */
const MARK = '\0';
/** Ids of sessions and keys, and public keys of each suite. */
const LENGTHS = [16, 32, 65, 1216] as const;

/** Marks arguments that begin with `-` and are of such a length as base64url; no option of ours looks like one. */
export function markDashedOperands(argv: readonly string[]): string[] {
  return argv.map((argument) => (isDashedOperand(argument) ? `${MARK}${argument}` : argument));
}

function isDashedOperand(argument: string): boolean {
  return argument.startsWith('-') && LENGTHS.some((length) => decodeBase64Url(argument, length) !== null);
}

/** Takes the marks off a command's arguments and options, once they are parsed. */
export function unmarkDashedOperands(command: Command): void {
  const given: unknown[] = command.processedArgs;
  command.processedArgs = given.map(unmark);
  for (const [name, value] of Object.entries<unknown>(command.opts())) {
    const source = command.getOptionValueSource(name);
    if (source === 'cli') command.setOptionValueWithSource(name, unmark(value), source);
  }
}

function unmark(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmark);
  return typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : value;
}
