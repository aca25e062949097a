// `toLeakNothing` under the real runners, vitest's and Playwright's, on a page that plain rrweb leaks and ours does not.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../src/vitest.ts';
import { leakMessage, MAX_MESSAGE_LINES } from '../src/matchers/leak-message.ts';
import { resultOf } from '../src/matchers/leak-nothing.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';
import { SMALL_PAGE } from './fixtures/small-page.ts';
import { EVIDENCE, EXCERPT, FAILED, FINDING, PASSED } from './sample-report.ts';

let site: PageSite;
let folder: string;

beforeAll(async () => {
  site = await startPageSite({ '/': SMALL_PAGE });
  folder = await mkdtemp(path.join(tmpdir(), 'scrim-matchers-'));
});

afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the message', () => {
  test('names each place that leaks: kind, where, forms, how it was reached', () => {
    const message = leakMessage(FAILED, false, '/tmp/leak-report.html');
    expect(message).toContain('leaks: attribute, main > div:nth-of-type(2) [title] (found as plain, base64)');
    expect(message).toContain('in wire, session: POST collect.example/events › body › gzip › json');
    expect(message).toContain('failed: 1 place leaks');
    expect(message).toContain('layout: 0.42 (at least 0.9)\n  lost: main > img: not shown');
    expect(message).toContain('report: /tmp/leak-report.html');
    expect(message).not.toContain(EXCERPT);
  });

  test('is never longer than thirty lines, and counts what it leaves out', () => {
    const [first] = EVIDENCE.places;
    if (first === undefined) throw new Error('the sample has a place');
    const places = Array.from({ length: 200 }, (_, at) => ({
      ...first,
      id: `p${at}`,
      findings: [{ ...FINDING, vias: ['x'.repeat(5000)] }],
    }));
    const failures = Array.from({ length: 40 }, (_, at) => `reason ${at}`);
    const message = leakMessage({ ...FAILED, places, failures }, false, '/tmp/leak-report.html');
    const lines = message.split('\n');
    expect(lines.length).toBeLessThanOrEqual(MAX_MESSAGE_LINES);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(240);
    expect(message).toMatch(/and 19\d more that leak\n/);
    expect(message).toContain('and 35 more reasons');
  });

  test('passes by the verdict; with .not only by a leak', () => {
    const useless = { ...PASSED, passed: false, failures: ['nothing was planted'] };
    const passes = (report: typeof PASSED, isNot: boolean): boolean => resultOf(report, isNot).pass;
    expect([passes(PASSED, false), passes(FAILED, false), passes(useless, false)]).toEqual([
      true,
      false,
      false,
    ]);
    // A runner turns `pass` round for `.not`: true is its failure.
    expect([passes(PASSED, true), passes(FAILED, true), passes(useless, true)]).toEqual([true, false, true]);
    expect(resultOf(useless, true).message()).toContain('failed: nothing was planted');
  });
});

// A test of a page takes seconds: each runner does one that passes and one that fails.
describe('in vitest', { timeout: 180_000 }, () => {
  test('our recorder passes', async () => {
    await expect(site.url).toLeakNothing();
  });

  test('plain rrweb passes with .not, and its reports are written', async () => {
    await expect(site.url).not.toLeakNothing({ recorder: rrwebRecorder(), report: folder });
    for (const end of ['html', 'json', 'sarif'])
      expect(existsSync(path.join(folder, `leak-report.${end}`)), end).toBe(true);
  });

  test('a page that cannot be tested passes neither way', async () => {
    const gone = 'http://127.0.0.1:1/';
    await expect(expect(gone).toLeakNothing()).rejects.toThrow();
    await expect(expect(gone).not.toLeakNothing()).rejects.toThrow();
  });
});

describe('in Playwright’s own runner', { timeout: 180_000 }, () => {
  const project = fileURLToPath(new URL('fixtures/playwright-project/', import.meta.url));
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

  /** Exit code and all that was said. */
  function run(spec: string): Promise<{ readonly code: number; readonly said: string }> {
    const output = path.join(folder, spec);
    const environment = {
      ...process.env,
      NODE_OPTIONS: '--conditions=@scrim/source',
      NO_COLOR: '1',
      SCRIM_SITE: site.url,
      SCRIM_OUTPUT: output,
    };
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [cli, 'test', '--config', project, spec],
        { cwd: project, env: environment },
        (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: `${stdout}${stderr}` }),
      );
    });
  }

  test('a page that leaks nothing passes', async () => {
    const { code, said } = await run('passing.spec.ts');
    expect(said).toMatch(/1 passed/);
    expect(code).toBe(0);
  });

  test('a page that leaks fails, and says what', async () => {
    const { code, said } = await run('failing.spec.ts');
    expect(code).toBe(1);
    expect(said).toMatch(/1 failed/);
    expect(said).toMatch(/leaks: text, body > main > p \(found as plain/);
    expect(said).toMatch(/leaks: attribute, body > main > p \[title\]/);
    expect(said).toMatch(/leaks: field, body > main > label > input \(found as .*keys/);
    expect(said).toMatch(/in wire, session: POST collect\.rrweb\.test/);
    const report = path.join(folder, 'failing.spec.ts', 'leak-report.html');
    expect(said).toContain(`report: ${report}`);
    expect(existsSync(report)).toBe(true);
  });
});
