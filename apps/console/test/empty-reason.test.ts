import { describe, expect, it } from 'vitest';
import { emptyReason } from '../src/browser/sessions/empty-reason.ts';

const site = (enabled: boolean, count: number) => ({ enabled, sessions: { count, lastArrivalAtMs: null } });

describe('emptyReason', () => {
  it.each([
    ['no site', [], false, 'no-site'],
    ['no site, whatever is looked for', [], true, 'no-site'],
    ['all off', [site(false, 0)], false, 'sites-off'],
    ['one on', [site(false, 0), site(true, 0)], false, 'nothing-yet'],
    ['one off that had sessions', [site(false, 3)], true, 'filtered'],
    ['one on, none yet', [site(true, 0)], true, 'filtered'],
    ['all off, none yet', [site(false, 0)], true, 'sites-off'],
    ['sites not known', null, false, 'nothing-yet'],
    ['sites not known', null, true, 'filtered'],
  ] as const)('%s', (_what, sites, filtered, reason) => {
    expect(emptyReason(sites, filtered)).toBe(reason);
  });
});
