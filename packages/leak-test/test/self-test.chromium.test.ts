// The leak test's test of itself: a recorder that leaks on purpose is caught in every channel of the catalogue, in both
// guises, and one that records nothing does not pass.
import { beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '../src/catalogue/catalogue.ts';
import { leakyRecorder } from '../src/recorders/leaky.ts';
import type { RecorderUnderTest } from '../src/recorders/recorder.ts';
import type { LeakReport } from '../src/report/leak-report.ts';
import { testRecorder } from '../src/run/test-recorder.ts';
import { wordsOf } from './report-faults.ts';

/** Two visits of the whole catalogue. */
const WHOLE_MS = 600_000;

describe('the leaky recorder', () => {
  let report: LeakReport;
  beforeAll(async () => {
    report = await testRecorder(leakyRecorder());
  }, WHOLE_MS);

  test('every channel is exercised', () => {
    const idle = report.channels.filter(({ notExercised }) => notExercised !== undefined);
    const faults = idle.map(({ id, notExercised }) => `${id}: ${notExercised}`);
    expect(faults, wordsOf(faults)).toEqual([]);
    expect(report.channels).toHaveLength(CHANNELS.length);
    expect(CHANNELS.length).toBeGreaterThanOrEqual(200);
  });

  test.each(['letters', 'words'] as const)('is caught in every channel, planted as %s', (guise) => {
    const missed = report.channels.filter(({ findings }) =>
      findings.every((finding) => finding.guise !== guise),
    );
    const ids = missed.map(({ id }) => id);
    expect(ids, wordsOf(ids)).toEqual([]);
  });

  test('no decoy is found', () => {
    expect(report.decoys.made).toBeGreaterThan(0);
    expect(report.decoys.found).toEqual([]);
  });

  test('does not pass', () => {
    expect(report.scores.leaks).toBe(CHANNELS.length);
    expect(report.passed).toBe(false);
  });
});

test('a recorder that records nothing leaks nothing, and does not pass', async () => {
  const report = await testRecorder(SILENT, {
    channels: (id) => id.startsWith('text.') || id.startsWith('log.'),
    guises: ['letters'],
  });
  expect(report.channels.length).toBeGreaterThan(10);
  expect(report.scores).toMatchObject({ leaks: 0, utility: { value: 0 }, layout: null });
  expect(report.passed).toBe(false);
  expect(report.failures).toEqual([
    'the recorder sent nothing',
    'utility is 0.00, and must reach 0.9',
    'layout was not measured, and must reach 0.9',
  ]);
});

const SILENT: RecorderUnderTest = {
  name: 'silent',
  script: async () => 'globalThis.leakTestRecorder = { start() {}, stop() {} };',
  isRecorders: (host) => host === 'collect.silent.test',
  settleMs: 0,
  deliverMs: 0,
};
