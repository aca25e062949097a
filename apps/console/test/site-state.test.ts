// What a site is said to do, at each combination of switch and manifest.
import type { PublishedManifest } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { isSignedForRecording, siteStateOf } from '../src/browser/sites/site-state.ts';

const NOW_MS = Date.UTC(2026, 10, 21);
const DAY = 86_400;
const manifest = (enabled: boolean, days: number): PublishedManifest => ({
  version: 1,
  iat: NOW_MS / 1000 - DAY,
  exp: NOW_MS / 1000 + days * DAY,
  enabled,
  origins: [],
  recipients: [],
  policy: { v: 1, id: 'p', version: '1', mode: 'mask-all', rules: [] },
  jws: '',
});

describe('a site', () => {
  it.each([
    ['on', manifest(true, 90), 'recording'],
    ['on', manifest(true, 22), 'recording'],
    ['on', manifest(true, 20), 'runs-out'],
    ['on', manifest(true, 0), 'expired'],
    ['on', manifest(true, -1), 'expired'],
    ['on', manifest(false, 90), 'off'],
    ['off', manifest(true, 90), 'off'],
    ['off', manifest(true, -1), 'off'],
    ['off', null, 'unsigned'],
    ['on', null, 'unsigned'],
  ] as const)('switched %s is as it should be (%#)', (power, published, name) => {
    expect(siteStateOf({ switch: power, manifest: published }, NOW_MS).name).toBe(name);
  });

  it.each([
    [manifest(true, 1), true],
    [manifest(true, 0), false],
    [manifest(false, 1), false],
    [null, false],
  ] as const)('needs no key to be switched on only with settings that permit it (%#)', (published, so) => {
    expect(isSignedForRecording({ manifest: published }, NOW_MS)).toBe(so);
  });
});
