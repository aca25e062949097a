// The outcome of the checks in the form of a vitest JSON report, so that `npm test` counts them like any other test.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One check: its name, and what it found. */
export interface Case {
  readonly name: string;
  readonly problems: readonly string[];
}

/** Writes `.results/package-check.json` and prints a line per check. @returns whether all found nothing */
export function reportCases(folder: string, cases: readonly Case[]): boolean {
  for (const { name, problems } of cases)
    console.log([`${problems.length === 0 ? '✓' : '✗'} ${name}`, ...problems].join('\n    '));
  mkdirSync(path.join(folder, '.results'), { recursive: true });
  writeFileSync(path.join(folder, '.results', 'package-check.json'), JSON.stringify(vitestReport(cases)));
  return cases.every((one) => one.problems.length === 0);
}

/** The cases as vitest's JSON reporter would write them. */
export function vitestReport(cases: readonly Case[]) {
  const failed = cases.filter((one) => one.problems.length > 0).length;
  return {
    numTotalTests: cases.length,
    numPassedTests: cases.length - failed,
    numFailedTests: failed,
    numPendingTests: 0,
    numTodoTests: 0,
    success: failed === 0,
    testResults: [
      {
        name: 'package-check',
        status: failed === 0 ? 'passed' : 'failed',
        message: '',
        assertionResults: cases.map(({ name, problems }) => ({
          fullName: name,
          status: problems.length === 0 ? 'passed' : 'failed',
          failureMessages: problems,
        })),
      },
    ],
  };
}
