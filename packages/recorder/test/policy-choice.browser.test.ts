// Which policy runs, in a real page: the pinned one is checked by the page's own engine before anything is asked, and a
// manifest may only tighten it.
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules';
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { type RecorderStatus, startRecorder } from '@scrim/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLECTOR, layOutCollector, newConsent, type PaperCollector } from './paper-collector.ts';

const rule = (id: string, rest: Partial<PolicyRule>): PolicyRule => ({
  id,
  select: `.${id}`,
  do: 'unmask',
  reason: 'The same words for everybody.',
  ...rest,
});
const policyOf = (...rules: PolicyRule[]): PolicyArtifact => ({ ...DEFAULT_POLICY, id: 'of-test', rules });
const WORDS = policyOf(rule('words', {}));

describe('the policy of a recording', () => {
  let site: string;
  let collector: PaperCollector;
  let count = 0;
  beforeEach(() => {
    site = `policy-${Date.now()}-${count++}`;
  });
  afterEach(() => {
    collector.restore();
    sessionStorage.clear();
  });

  const start = async (pinned: PolicyArtifact | undefined, manifest: unknown, mayLoosen = false) => {
    collector = await layOutCollector(site, { policy: manifest as PolicyArtifact, mayLoosen });
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = startRecorder({
      collector: COLLECTOR,
      site,
      rootKey: collector.rootKey,
      consent,
      ...(pinned === undefined ? {} : { policy: pinned }),
    });
    const settled = /recording|refused/;
    await expect.poll(() => recorder.status().state).toMatch(settled);
    const status = recorder.status();
    await recorder.stop();
    return status;
  };
  const refused = (detail: string, of?: string): RecorderStatus => ({
    state: 'refused',
    reason: 'policy_refused',
    detail,
    ...(of === undefined ? {} : { rule: of }),
  });

  it.each([
    ['is the manifest’s where it is the pinned one', WORDS, WORDS],
    ['is the manifest’s where it tightens', WORDS, policyOf()],
    [
      'is the manifest’s where it masks more',
      WORDS,
      policyOf(rule('words', {}), rule('more', { do: 'block' })),
    ],
  ])('%s', async (_, pinned, manifest) => {
    expect(await start(pinned, manifest)).toEqual({ state: 'recording' });
  });

  it.each([
    ['lets through what nothing pinned does', undefined, WORDS],
    ['lets through by another selector', WORDS, policyOf(rule('words', { select: 'p' }))],
    ['takes a mask away', policyOf(rule('secret', { do: 'mask' })), policyOf()],
    ['has another mode', undefined, { ...DEFAULT_POLICY, mode: 'mask-inputs' as const }],
  ])('that %s is refused, unless its signer may loosen', async (_, pinned, manifest) => {
    expect(await start(pinned, manifest)).toEqual(refused('policy_looser_than_pinned'));
    collector.restore();
    sessionStorage.clear();
    expect(await start(pinned, manifest, true)).toEqual({ state: 'recording' });
  });

  it.each<[string, PolicyArtifact, string, string | undefined]>([
    [
      'a bad selector',
      policyOf(rule('ok', {}), rule('bad', { select: 'p:::x' })),
      'policy_bad_selector',
      'bad',
    ],
    [
      'a selector that is forgiven',
      policyOf(rule('bad', { select: ':is(:nonsense)' })),
      'policy_bad_selector',
      'bad',
    ],
    ['a bad pattern', policyOf(rule('bad', { on: 'help' })), 'policy_bad_pattern', 'bad'],
    [
      'another mode',
      { ...DEFAULT_POLICY, mode: 'mask-some' as 'mask-all' },
      'policy_unknown_mode',
      undefined,
    ],
    ['an unknown key', { ...DEFAULT_POLICY, more: 1 } as PolicyArtifact, 'policy_malformed', undefined],
    [
      'a contradiction',
      policyOf(rule('a', { select: 'p' }), rule('b', { select: 'p', do: 'mask' })),
      'policy_contradiction',
      'a',
    ],
  ])('that is pinned with %s refuses to start, and nothing is asked', async (_, pinned, code, of) => {
    expect(() => compilePolicy(pinned)).toThrow();
    const status = await start(pinned, DEFAULT_POLICY);
    expect(status).toMatchObject({ state: 'refused', reason: 'policy_refused', detail: code });
    if (of !== undefined) expect(status.rule).toBeTypeOf('string');
    if (code !== 'policy_contradiction') expect(status.rule).toBe(of);
    expect(collector.calls).toEqual([]);
  });

  it('of a manifest that this page cannot carry out refuses to start, with the rule', async () => {
    const status = await start(undefined, policyOf(rule('bad', { do: 'mask', select: 'p:::x' })));
    expect(status).toEqual(refused('policy_bad_selector', 'bad'));
  });
});
