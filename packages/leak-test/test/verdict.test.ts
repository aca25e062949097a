// What passes and what does not: nothing but a test that planted, looked, found nothing, and recorded something of use.
import { describe, expect, it } from 'vitest';
import { type Evidence, judge } from '../src/report/verdict.ts';
import { EVIDENCE, FAILED, FINDING, PASSED } from './sample-report.ts';

const { passed: _, failures: __, ...GOOD } = PASSED;
const failuresOf = (change: Partial<Evidence>, problems: readonly string[] = []) =>
  judge({ ...GOOD, ...change }, problems).failures;

describe('a verdict', () => {
  it('passes what leaks nothing and is of use', () => {
    expect(PASSED.passed).toBe(true);
    expect(PASSED.failures).toEqual([]);
  });

  it('fails a leak, and a layout that is lost', () => {
    expect(FAILED.passed).toBe(false);
    expect(FAILED.failures).toEqual(['1 place leaks', 'layout is 0.42, and must reach 0.9']);
  });

  it('fails what proves nothing', () => {
    const channel = { id: 'text.p', group: 'text', kind: 'token', findings: [] } as const;
    expect(failuresOf({ places: [] })).toEqual(['nothing was planted']);
    expect(failuresOf({ mode: 'catalogue', channels: [] })).toEqual(['nothing was planted']);
    expect(
      failuresOf({ mode: 'catalogue', channels: [channel, { ...channel, id: 'a.b', notExercised: 'time' }] }),
    ).toEqual(['not exercised: a.b']);
    expect(failuresOf({ decoys: { made: 1, found: [{ ...FINDING, place: 'decoy-1' }] } })).toEqual([
      'decoy-1 was found and is nowhere: the search errs',
    ]);
    expect(failuresOf({ unread: [{ host: 'x.example', why: 'a stream', count: 2 }] })).toEqual([
      '2 bodies sent to x.example could not be read: a stream',
    ]);
    expect(failuresOf({}, ['the session did not open'])).toEqual(['the session did not open']);
  });

  it('fails a score that was not measured but asked for, and only then', () => {
    const scores = { ...GOOD.scores, utility: null };
    expect(failuresOf({ scores })).toEqual(['utility was not measured, and must reach 0.9']);
    expect(failuresOf({ scores, thresholds: { utility: 0, layout: 0.9, readability: 0 } })).toEqual([]);
    expect(failuresOf({ thresholds: { utility: 0.9, layout: 0.9, readability: 0.5 } })).toEqual([
      'readability was not measured, and must reach 0.5',
    ]);
  });

  it('fails a score, or a threshold, that is no number', () => {
    const empty = { value: Number.NaN, of: 0, had: 0, lost: [] };
    expect(failuresOf({ scores: { ...GOOD.scores, layout: empty } })).toEqual([
      'layout is NaN, and must reach 0.9',
    ]);
    const thresholds = { utility: Number.NaN, layout: 0.9, readability: 0 };
    expect(failuresOf({ thresholds })).toHaveLength(1);
  });

  it('takes its places for what they are: a leak is told once', () => {
    expect(judge({ ...EVIDENCE, scores: { ...EVIDENCE.scores, leaks: 3 } }).failures[0]).toBe(
      '3 places leak',
    );
  });
});
