// How a wrong call is told when the parser refused it. The parser's messages quote what was typed, and any of that could
// be a key put in the wrong place: only messages that are made of our own names are passed on.
import type { CommanderError } from 'commander';

const OWN_NAMES_ONLY: readonly string[] = [
  'commander.missingArgument',
  'commander.optionMissingArgument',
  'commander.missingMandatoryOptionValue',
];

const SENTENCES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'There is no such command.',
  'commander.unknownOption': 'There is no such option.',
  'commander.excessArguments': 'There are more arguments than this command takes.',
};

/** One or two sentences about a command line that could not be parsed. Holds no value of it. */
export function usageSentence({ code, message }: CommanderError): string {
  if (OWN_NAMES_ONLY.includes(code)) return message.replace(/^error: /, '');
  const sentence = SENTENCES[code] ?? 'The arguments are not as this command expects.';
  const closest = closestNames(message);
  return closest === null ? sentence : `${sentence} Did you mean ${closest}?`;
}

/** Names of ours, which the parser adds in a last line. */
function closestNames(message: string): string | null {
  return /\n\(Did you mean (?:one of )?([a-z, -]+)\?\)$/.exec(message)?.[1] ?? null;
}
