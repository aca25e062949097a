// One session id in 64 begins with `-` and would be read as an option. Marks those, so that no one has to know.
import { parseSessionId } from '@scrim/protocol';

const MARK = 'sid:';

/** Marks arguments that are session ids and begin with `-`; no option of ours looks like one. */
export function markSessionIds(argv: readonly string[]): string[] {
  return argv.map((argument) =>
    argument.startsWith('-') && parseSessionId(argument) !== null ? `${MARK}${argument}` : argument,
  );
}

/** Takes the mark off again. */
export function unmarkSessionId(argument: string): string {
  return argument.startsWith(`${MARK}-`) ? argument.slice(MARK.length) : argument;
}
