// What counts as passed, failed and skipped, and that nothing fails unseen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { countReport } from '../reports.mjs';
import { runStep } from '../run-step.mjs';
import { chooseSteps, closingLine } from '../test-door.mjs';

const counts = (passed: number, failed: number, pending = 0, todo = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: todo,
});
const failing = {
  name: '/x/a.test.ts',
  status: 'failed',
  assertionResults: [{ status: 'failed', fullName: 'adds', failureMessages: ['no'] }],
};
const broken = { name: '/x/b.test.ts', status: 'failed', message: 'cannot import', assertionResults: [] };

describe('a report', () => {
  it('is counted as its runner counted', () => {
    const report = { ...counts(3, 1, 1, 1), testResults: [failing] };
    expect(countReport(report, 'p')).toMatchObject({ passed: 3, failed: 1, skipped: 2 });
  });

  it('names the failed test and why', () => {
    const [sentence] = countReport({ ...counts(0, 1), testResults: [failing] }, 'p').failures;
    expect(sentence).toContain('p: a.test.ts › adds');
    expect(sentence).toContain('no');
  });

  it('of a file that broke before its first test is a failure', () => {
    expect(countReport({ ...counts(2, 0), testResults: [broken] }, 'p')).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });

  it('without any test is a failure', () => {
    expect(countReport({ ...counts(0, 0), testResults: [] }, 'p').failed).toBe(1);
  });
});

const root = mkdtempSync(path.join(tmpdir(), 'scrim-steps-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const project = path.join(root, 'packages', 'a');
const report = path.join(project, '.results', 'test.json');
const env = process.env;

const step = (script: string) => ({
  name: 'unit',
  command: [process.execPath, '-e', script],
  target: 'test',
  groups: ['packages'],
  wayOut: '',
});
const writing = (text: string, code = 0) =>
  `require('node:fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(text)}); process.exit(${code})`;

describe('a step', () => {
  beforeEach(() => {
    mkdirSync(path.dirname(report), { recursive: true });
    writeFileSync(path.join(project, 'package.json'), JSON.stringify({ scripts: { test: 'x' } }));
    writeFileSync(report, JSON.stringify({ ...counts(9, 0), testResults: [] }));
  });

  it('passes with its tests', async () => {
    const text = JSON.stringify({ ...counts(2, 0), testResults: [] });
    const result = await runStep(step(writing(text)), env, root);
    expect(result).toMatchObject({ outcome: '2 passed', count: { passed: 2, failed: 0 } });
  });

  it('that ran nothing fails, although an older report is there', async () => {
    expect((await runStep(step(''), env, root)).count).toMatchObject({ passed: 0, failed: 1 });
  });

  it('whose command failed fails, although its tests passed', async () => {
    const text = JSON.stringify({ ...counts(2, 0), testResults: [] });
    expect((await runStep(step(writing(text, 1)), env, root)).count).toMatchObject({ passed: 2, failed: 1 });
  });

  it('with a report that cannot be read fails', async () => {
    expect((await runStep(step(writing('{')), env, root)).count.failed).toBe(1);
  });

  it('that no project has fails', async () => {
    expect((await runStep({ ...step(''), target: 'gone' }, env, root)).count.failed).toBe(1);
  });

  it('whose program is not there fails', async () => {
    const { count } = await runStep({ name: 'lint', command: ['no-such-program'], wayOut: '' }, env, root);
    expect(count.failed).toBe(1);
  });

  it('without a target counts as one', async () => {
    const lint = { name: 'lint', command: [process.execPath, '-e', ''], wayOut: '' };
    expect(await runStep(lint, env, root)).toMatchObject({
      outcome: 'clean',
      count: { passed: 1, failed: 0 },
    });
  });
});

describe('the test door', () => {
  it('closes with the line that others read', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('runs the steps named, in its own order, and refuses others', () => {
    expect(chooseSteps(['unit', 'lint']).map((one) => one.name)).toEqual(['lint', 'unit']);
    expect(chooseSteps([]).length).toBe(8);
    expect(() => chooseSteps(['units'])).toThrow('units');
  });
});
