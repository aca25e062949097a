// Runs one step and says what came out. A step that did not run is a failure, and so is a command that failed
// without a failed test to show for it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countReports, oneFailure, projectsWith, removeReports } from './reports.mjs';
import { ROOT } from './root.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/** @returns {Promise<{ outcome: string, count: import('./reports.mjs').Count, output: string, log: string }>} */
export async function runStep(step, env, root = ROOT) {
  const projects = step.target === undefined ? [] : projectsWith(root, step.target, step.groups);
  removeReports(projects);
  const [program, ...args] = step.command;
  const { code, output } = await runCommand(program, args, { env, cwd: root });
  const log = keepLog(root, step.name, output);
  const count = decideCount(step, code, projects);
  return { outcome: describe(step, count), count, output, log };
}

/** A step that is left out because what it needs is not there: one failure. */
export const notRun = (why) => ({
  outcome: `did not run: ${why}`,
  count: oneFailure(why),
  output: '',
  log: '',
});

/** Weighs what a step's command answered and what its projects reported. */
export function decideCount(step, code, projects) {
  if (step.target === undefined)
    return code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : oneFailure('');
  if (projects.length === 0) return oneFailure(`no project has a \`${step.target}\` script`);
  const count = countReports(projects);
  if (code === 0 || count.failed > 0) return count;
  const failure = `\`${step.command.join(' ')}\` ended with code ${code} although no test failed`;
  return { ...count, failed: 1, failures: [failure] };
}

function describe(step, { passed, failed, skipped }) {
  if (step.target === undefined) return failed === 0 ? 'clean' : 'FAILED';
  return [`${passed} passed`, failed > 0 ? `${failed} FAILED` : '', skipped > 0 ? `${skipped} skipped` : '']
    .filter((part) => part !== '')
    .join(', ');
}

function keepLog(root, name, output) {
  const file = path.join('.results', `${name}.log`);
  mkdirSync(path.join(root, '.results'), { recursive: true });
  writeFileSync(path.join(root, file), output);
  return file;
}
