// `npm test`: sets up, provides a Chromium, runs every step, and ends with the line `N passed, N failed`.
import { provideChromium } from './browser.mjs';
import { tail, timed } from './progress.mjs';
import { addCounts, emptyCount, oneFailure } from './reports.mjs';
import { endCommandsOnSignal, endWithNpm } from './run-command.mjs';
import { notRun, runStep } from './run-step.mjs';
import { setUp } from './setup.mjs';
import { STEPS } from './steps.mjs';
import { DoorStop, stoppable } from './stop.mjs';

const MOST_FAILURES_SHOWN = 20;
const NAMES = STEPS.map((step) => step.name);
const HELP = `npm test                 sets everything up and runs every step
npm test -- STEP…        runs only the steps named: ${NAMES.join(' ')}
npm test -- --help       this text

Every run ends with \`N passed, N failed\`, counted by the test runners; lint, floors and types count as one each.
What did not change is taken from nx's cache (.nx/). The whole output of each step is in .results/STEP.log.`;

/** Opens the door: the exit code is 0 only when nothing failed. */
export function openTestDoor(args) {
  if (args.includes('--help')) return console.log(HELP);
  return stoppable(async () => {
    const steps = chooseSteps(args);
    endCommandsOnSignal();
    endWithNpm();
    const env = await setUp();
    const count = await runAll(steps, env);
    console.log(closingLine(count));
    process.exitCode = count.failed === 0 ? 0 : 1;
  });
}

/** The steps that the arguments name; all of them when there are none. */
export function chooseSteps(names) {
  const unknown = names.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0)
    throw new DoorStop(`There is no step called ${unknown.join(', ')}.`, {
      wayOut: `The steps are: ${NAMES.join(' ')}.`,
    });
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}

/** The last line of every run. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function runAll(steps, env) {
  let total = emptyCount();
  const chromium = steps.some((step) => step.needsBrowser)
    ? await timed('chromium', () => provideChromium(env))
    : { failed: false };
  if (chromium.failed) {
    console.log(`${tail(chromium.output ?? '', 10)}\n    ${chromium.wayOut}`);
    total = addCounts(total, oneFailure('chromium'));
  }
  for (const step of steps) {
    const left = step.needsBrowser && chromium.failed;
    const result = await timed(step.name, async () => (left ? notRun('no Chromium') : runStep(step, env)));
    if (result.count.failed > 0 && !left) explain(step, result);
    total = addCounts(total, result.count);
  }
  return total;
}

function explain(step, { count, output, log }) {
  const named = count.failures.filter((failure) => failure !== '');
  for (const failure of named.slice(0, MOST_FAILURES_SHOWN)) console.log(`    ✗ ${failure}`);
  if (named.length > MOST_FAILURES_SHOWN) console.log(`    … and ${named.length - MOST_FAILURES_SHOWN} more`);
  if (named.length === 0 || named.some((failure) => /no report|no test failed/.test(failure)))
    console.log(tail(output));
  console.log(`    All of it: ${log}. ${step.wayOut}`);
}
