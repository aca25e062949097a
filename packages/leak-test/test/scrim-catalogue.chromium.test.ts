// Our recorder on the whole catalogue: under its default policy nothing leaks, in either guise, and the recording is of
// use. Where a policy shows the page's text, a site's own marks hide all that stands in them. That the same search finds
// every channel when something leaks is what self-test.test.ts shows.
import type { PolicyArtifact } from '@scrim/protocol';
import { expect, test } from 'vitest';
import { CHANNELS } from '../src/catalogue/catalogue.ts';
import { scrimRecorder } from '../src/recorders/scrim.ts';
import type { LeakReport } from '../src/report/leak-report.ts';
import { testRecorder } from '../src/run/test-recorder.ts';
import { faultsOf, wordsOf } from './report-faults.ts';

/** Two visits of the whole catalogue, on a machine that does other things too. */
const WHOLE_MS = 400_000;

const SHOWS_ALL_BUT_MARKS: PolicyArtifact = {
  v: 1,
  id: 'shows-all-but-marks',
  version: '1',
  mode: 'mask-inputs',
  rules: [{ id: 'all', select: 'main', do: 'unmask', what: 'all', reason: 'The marks alone are to hide.' }],
};

function expectNoFaults(report: LeakReport): void {
  const faults = faultsOf(report);
  expect(faults, wordsOf(faults)).toEqual([]);
}

test(
  'leaks nothing under its default policy',
  async () => {
    const report = await testRecorder(scrimRecorder());
    expectNoFaults(report);
    expect(report.channels).toHaveLength(CHANNELS.length);
    expect(report.decoys.made).toBeGreaterThan(30);
    expect(report.scores.utility?.value).toBeGreaterThanOrEqual(0.9);
    expect(report.scores.layout?.value).toBeGreaterThanOrEqual(0.9);
    expect(report.passed).toBe(true);
  },
  WHOLE_MS,
);

test(
  'leaks nothing of what stands in marks, where a rule shows all the rest',
  async () => {
    const report = await testRecorder(scrimRecorder({ policy: SHOWS_ALL_BUT_MARKS }), {
      marks: 'mask',
      guises: ['words'],
    });
    expectNoFaults(report);
    expect(report.channels.length).toBeGreaterThan(800);
    expect(report.passed).toBe(true);
  },
  WHOLE_MS,
);
