// The code that people paste is the README's example, which is compiled with all others (tools/docs).
import { readFileSync } from 'node:fs';
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import {
  CONSENT_BUTTONS,
  pinnedPolicy,
  policyLine,
  recorderSnippet,
  SEAL_WORKER,
  WORKER_POLICY,
  WORKER_TRUSTED_TYPES,
} from '../src/browser/sites/snippet.ts';

const VALUES = {
  siteId: 'my-shop',
  rootKey: 'gjQS0erLZ5ViIOUylZ8BBGAwV8iHBIY8o4580Yj9qBI',
  collector: 'https://collect.example',
};

describe('the snippet', () => {
  it('is what the README compiles', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const fence = /```ts\n(.*?)```/s.exec(readme)?.[1];
    // Both parts in one file: the second then needs no import.
    const buttons = CONSENT_BUTTONS.split('\n').slice(1).join('\n');
    expect(fence).toBe(`${recorderSnippet(VALUES)}${buttons}`);
  });

  it('keeps a site id a string, whatever is in it', () => {
    expect(recorderSnippet({ ...VALUES, siteId: "a'b\\c" })).toContain("const site = 'a\\'b\\\\c';");
  });

  it('names the collector’s origin for the page’s policy', () => {
    expect(policyLine('https://collect.example/scrim/')).toBe('connect-src https://collect.example');
  });
});

describe('the seal worker', () => {
  const recorder = new URL('../../../packages/recorder/', import.meta.url);

  it('is taken into a build as the recorder’s README has it', () => {
    const readme = readFileSync(new URL('README.md', recorder), 'utf8');
    const [line = ''] = SEAL_WORKER.split('\n');
    expect(line).toContain('@scrim/recorder/worker');
    expect(readme.split('\n')).toContain(line);
    for (const directive of [WORKER_POLICY, WORKER_TRUSTED_TYPES])
      expect(readme).toContain(`\`${directive}\``);
  });

  it('is a file that the recorder ships, at the place that is named', () => {
    const { exports, files } = JSON.parse(readFileSync(new URL('package.json', recorder), 'utf8'));
    expect(JSON.stringify(exports['./worker'])).toContain('./dist/worker.js');
    expect(files).toContain('dist');
  });
});

describe('the pinned policy', () => {
  const HELP: PolicyArtifact = {
    ...DEFAULT_POLICY,
    id: 'my-shop',
    vocabulary: { routes: ['/help/:page'] },
  };

  it('is there where pages that mask everything would refuse the published one', () => {
    const pinned = pinnedPolicy(HELP);
    expect(pinned?.hash).toBe(compilePolicy(HELP).hash);
    const written = /: PolicyArtifact = (.*);\n$/s.exec(pinned?.code ?? '')?.[1];
    expect(JSON.parse(written ?? '')).toEqual(HELP);
  });

  it('is not, where nothing more passes, where nothing is published, and where every page would refuse', () => {
    expect(pinnedPolicy(DEFAULT_POLICY)).toBeNull();
    expect(pinnedPolicy(undefined)).toBeNull();
    expect(pinnedPolicy({ ...HELP, mode: 'show-all' } as unknown as PolicyArtifact)).toBeNull();
  });

  it('is imported and handed to the recorder', () => {
    const code = recorderSnippet({ ...VALUES, pinsPolicy: true });
    expect(code).toContain("import { policy } from './masking-policy.ts';\n\nconst site");
    expect(code).toMatch(/ {2}consent,\n.*\n {2}policy,\n\}\);\n$/);
    expect(recorderSnippet(VALUES)).not.toContain('policy');
  });
});
