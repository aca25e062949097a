// Reads the JSON reports of the vitest runs. A project's report is an output of its nx target, so a cached run
// brings it back; all are removed before a run, so a report that is there was made for this state of the files.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectFolders } from './stamp.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count */

/** Every project that has the target, with the report it must leave: { folder, report }. */
export function projectsWith(root, target, groups) {
  return projectFolders(root)
    .filter((folder) => groups.includes(folder.split('/')[0]))
    .filter((folder) => target in (manifestOf(root, folder).scripts ?? {}))
    .map((folder) => ({
      folder,
      report: path.join(root, folder, '.results', `${target.replace(':', '-')}.json`),
    }));
}

const manifestOf = (root, folder) =>
  JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));

/** Removes the reports of an earlier run. */
export function removeReports(projects) {
  for (const { report } of projects) rmSync(report, { force: true });
}

/** @returns {Count} what all projects reported; a project without a report is one failure */
export function countReports(projects) {
  return projects.map(countProject).reduce(addCounts, emptyCount());
}

/** @returns {Count} */
export const emptyCount = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** @returns {Count} */
export const addCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

function countProject({ folder, report }) {
  if (!existsSync(report)) return oneFailure(`${folder}: did not run to the end (no report)`);
  try {
    return countReport(JSON.parse(readFileSync(report, 'utf8')), folder);
  } catch {
    return oneFailure(`${folder}: its report cannot be read`);
  }
}

/** @returns {Count} */
export const oneFailure = (sentence) => ({ passed: 0, failed: 1, skipped: 0, failures: [sentence] });

/** One vitest JSON report. A test file that broke before its first test counts as one failure. */
export function countReport(report, folder) {
  const failures = (report.testResults ?? []).flatMap((file) => failuresOf(file, folder));
  const total = report.numPassedTests + report.numFailedTests + report.numPendingTests + report.numTodoTests;
  if (total === 0 && failures.length === 0) return oneFailure(`${folder}: ran no test`);
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

function failuresOf(file, folder) {
  const where = `${folder}: ${path.basename(file.name)}`;
  const failed = (file.assertionResults ?? []).filter((test) => test.status === 'failed');
  if (failed.length === 0 && file.status === 'failed')
    return [`${where} could not run\n${shorten(file.message)}`];
  return failed.map((test) => `${where} › ${test.fullName}\n${shorten(test.failureMessages?.join('\n'))}`);
}

const shorten = (message) =>
  (message ?? '')
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|<anonymous>)/.test(line))
    .slice(0, 16)
    .map((line) => `      ${line}`)
    .join('\n');
