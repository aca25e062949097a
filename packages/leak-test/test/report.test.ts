// Reports for people and programs: what leaks is told exactly, what others may read holds nothing of the page.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../src/report/html-report.ts';
import { jsonReport } from '../src/report/json-report.ts';
import { leakedOf } from '../src/report/leaking.ts';
import { sarifReport } from '../src/report/sarif-report.ts';
import { textReport } from '../src/report/text-report.ts';
import { writeReports } from '../src/report/write-reports.ts';
import { EXCERPT, FAILED, PASSED } from './sample-report.ts';

const WHERE = 'main > div:nth-of-type(2) [title]';

describe('the text report', () => {
  it('names what leaks, the scores and why it failed', () => {
    const text = textReport(FAILED);
    expect(text).toContain(WHERE);
    expect(text).toContain('plain, base64');
    expect(text).toContain('wire, session');
    expect(text).toContain('3 places found, 2 planted, 1 that the policy shows on purpose');
    expect(text).toMatch(/layout +0\.42/);
    expect(text).toContain('lost: main > img: not shown');
    expect(text).toContain('failed: 1 place leaks');
  });

  it('says that it passed, and has no colours unless asked', () => {
    expect(textReport(PASSED)).toContain('passed: nothing planted was found (61.2 s)');
    expect(textReport(FAILED)).not.toContain('\u001b[');
    expect(textReport(FAILED, { colours: true })).toContain('\u001b[31m');
  });

  it('counts the leaks it does not list', () => {
    expect(textReport(FAILED, { most: 0 })).toContain('and 1 more');
  });
});

describe('reports that others may read', () => {
  it.each([
    ['text', textReport(FAILED)],
    ['JSON', jsonReport(FAILED)],
    ['SARIF', sarifReport(FAILED)],
  ])('%s quotes nothing that was sent', (_, text) => {
    expect(text).not.toContain('their own words');
    expect(text).not.toContain('kowalska');
  });

  // Control: the page that is for the developer does.
  it('HTML quotes it, escaped', () => {
    expect(htmlReport(FAILED)).toContain('their own words &lt;b&gt;beside&lt;/b&gt; kowalska-oncology');
    expect(htmlReport(FAILED)).not.toContain(EXCERPT);
  });
});

describe('a place that the policy shows', () => {
  const shown = { by: 'help' };
  const [finding] = FAILED.places[0]?.findings ?? [];
  if (finding === undefined) throw new Error('the sample has a finding');

  it('may be read by who has the key, and by nobody else', () => {
    expect(leakedOf({ shown, findings: [{ ...finding, in: ['session'] }] })).toEqual([]);
    for (const where of ['wire', 'browser-storage', 'server-files'] as const) {
      const [leaked] = leakedOf({ shown, findings: [{ ...finding, in: ['session', where] }] });
      expect(leaked?.in).toEqual([where]);
    }
  });
});

describe('the JSON report', () => {
  it('is the report without pictures', () => {
    const json = JSON.parse(jsonReport(FAILED));
    expect(json.format).toBe('scrim-leak-report/1');
    expect(json.pictures).toBeUndefined();
    expect(json.places).toHaveLength(3);
    expect(json.places[0].findings[0].forms).toEqual(['plain', 'base64']);
  });
});

describe('the SARIF report', () => {
  const runOf = (text: string) => JSON.parse(text).runs[0];

  it('has a result for each leak and for each other failure, and none for what passed', () => {
    const results = runOf(sarifReport(FAILED)).results;
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['leak/attribute', 'not-proven']);
    expect(results[0].locations[0].logicalLocations[0].fullyQualifiedName).toBe(WHERE);
    expect(runOf(sarifReport(PASSED)).results).toEqual([]);
  });

  it('describes every rule that a result names', () => {
    const { tool, results } = runOf(sarifReport(FAILED));
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId } of results) expect(ids).toContain(ruleId);
  });

  it('points to a file when it is given one', () => {
    const [result] = runOf(sarifReport(FAILED, { file: 'privacy/policy one.json' })).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('privacy/policy%20one.json');
  });

  it('gives the same place the same fingerprint in the next run', () => {
    const [before] = runOf(sarifReport(FAILED)).results;
    const renumbered = {
      ...FAILED,
      places: FAILED.places.map((place) => ({ ...place, id: `${place.id}0` })),
    };
    expect(runOf(sarifReport(renumbered)).results[0].partialFingerprints).toEqual(before.partialFingerprints);
  });
});

describe('the HTML report', () => {
  it('escapes what it is given and runs nothing', () => {
    const page = htmlReport(FAILED);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain("default-src 'none'");
  });

  it('shows the pictures, and says where there is none', () => {
    expect(htmlReport(FAILED)).toContain('data:image/png;base64,iVBORw==');
    expect(htmlReport(FAILED)).toContain('There was nothing to replay.');
  });
});

describe('a folder of reports', () => {
  it('holds all three', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scrim-report-'));
    await writeReports(FAILED, join(folder, 'made'));
    expect((await readdir(join(folder, 'made'))).sort()).toEqual([
      'leak-report.html',
      'leak-report.json',
      'leak-report.sarif',
    ]);
    await rm(folder, { recursive: true });
  });
});
