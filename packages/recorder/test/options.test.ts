import { readFileSync } from 'node:fs';
import type { RecorderOptions } from '@scrim/recorder';
import { describe, expect, it } from 'vitest';
import { checkOptions } from '../src/options.ts';
import { RECORDER } from '../src/seal/open-epoch.ts';

const good = {
  collector: 'https://collect.example/',
  site: 'demo-shop',
  rootKey: 'A'.repeat(43),
  consent: { allowed: () => false },
} as unknown as RecorderOptions;

describe('options of startRecorder', () => {
  it('are normalised once, with private defaults', () => {
    expect(checkOptions(good)).toMatchObject({
      collector: 'https://collect.example',
      kind: 'live',
      minManifestVersion: 1,
      policy: null,
      workerUrl: null,
    });
  });

  it.each(['https://shop.example/worker.js', new URL('https://shop.example/worker.js')])(
    'take the address of a worker as a string or a URL',
    (workerUrl) => {
      expect(checkOptions({ ...good, workerUrl }).workerUrl).toBe('https://shop.example/worker.js');
    },
  );

  it.each([
    ['maskAllText', { maskAllText: true }],
    ['site', { site: 'no spaces allowed' }],
    ['collector', { collector: 'javascript:alert(1)' }],
    ['rootKey', { rootKey: 'short' }],
    ['consent', { consent: {} }],
    ['kind', { kind: 'debug' }],
    ['workerUrl', { workerUrl: 'javascript:alert(1)' }],
    ['workerUrl', { workerUrl: 'blob:https://shop.example/1' }],
    ['workerUrl', { workerUrl: '' }],
    ['workerUrl', { workerUrl: 7 }],
    ['minManifestVersion', { minManifestVersion: 0 }],
  ])('name %s when it is unknown or wrong, and never its value', (name, wrong) => {
    const check = () => checkOptions({ ...good, ...wrong } as RecorderOptions);
    expect(check).toThrow(TypeError);
    expect(check).toThrow(new RegExp(`\`${name}\``));
    expect(check).not.toThrow(/spaces|javascript|short|debug/);
  });

  it('survive a listener of the page that throws', () => {
    const { onStatus } = checkOptions({
      ...good,
      onStatus: () => {
        throw new Error('of the page');
      },
    });
    expect(() => onStatus({ state: 'waiting' })).not.toThrow();
  });
});

it('the header names this version of the recorder', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(RECORDER).toEqual({ name: manifest.name, version: manifest.version });
});
