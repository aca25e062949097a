// Parity: on plain rrweb the catalogue finds every place that the shared harness for session recorders finds, in each of
// its configurations.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHANNELS } from '../src/catalogue/catalogue.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import { testRecorder } from '../src/run/test-recorder.ts';
import { wordsOf } from './report-faults.ts';

interface SharedHarness {
  readonly configurations: Readonly<Record<'default' | 'strict' | 'open', object>>;
  /** Ids of the places that it found. */
  readonly found: Readonly<Record<'default' | 'strict' | 'open', readonly string[]>>;
}

const harness = JSON.parse(
  readFileSync(new URL('./fixtures/shared-harness-rrweb.json', import.meta.url), 'utf8'),
) as SharedHarness;

test.concurrent.each([
  ['default', 133],
  ['strict', 65],
  ['open', 136],
] as const)(
  'rrweb as in %s: all %i places are found here too',
  async (configuration, count) => {
    const ids = new Set(harness.found[configuration]);
    expect(ids.size).toBe(count);
    expect([...ids].filter((id) => CHANNELS.every((channel) => channel.id !== id))).toEqual([]);
    const options = harness.configurations[configuration];
    const report = await testRecorder(rrwebRecorder({ options }), {
      channels: (id) => ids.has(id),
      guises: ['letters'],
    });
    const missed = report.channels.filter(({ findings }) => findings.length === 0);
    const faults = missed.map(({ id, notExercised }) => `${id} ${notExercised ?? ''}`);
    expect(faults, wordsOf(faults)).toEqual([]);
    expect(report.channels).toHaveLength(count);
    expect(report.decoys.found).toEqual([]);
    expect(report.scores.utility?.value).toBe(1);
  },
  300_000,
);
