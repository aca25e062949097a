// What the doors print: one line per step, with what came out and the seconds it took.

const NAME_COLUMN = 12;
const RESULT_COLUMN = 52;

/** One finished step as a line. */
export function stepLine(name, outcome, elapsedMs) {
  return `${name.padEnd(NAME_COLUMN)}${outcome.padEnd(RESULT_COLUMN)}${(elapsedMs / 1000).toFixed(1).padStart(6)} s`;
}

/** The last lines of a command's output, indented, without empty ones and stack traces. */
export function tail(output, lines = 40) {
  const kept = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(npm error)?\s+at .*\(node:/.test(line));
  return kept
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
}

/** Says that a step has begun, where a person is looking: the line is replaced when the step ends. */
export function announce(name) {
  if (process.stdout.isTTY) process.stdout.write(`${name.padEnd(NAME_COLUMN)}…\r`);
}

/** Runs a step and prints its line. `work` answers with what came out, in a few words. */
export async function timed(name, work) {
  announce(name);
  const startedMs = Date.now();
  const result = await work();
  console.log(stepLine(name, result.outcome, Date.now() - startedMs));
  return result;
}
