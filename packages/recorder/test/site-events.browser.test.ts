// Events of the site's own, and what the developer is told when masking gives up.
import { compilePolicy, createEventMasker, DEFAULT_POLICY } from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { type RecorderStatus, startRecorder } from '@scrim/recorder';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Capture, captureMirror, startCapture } from '../src/capture/start-capture.ts';
import { COLLECTOR, layOutCollector, newConsent } from './paper-collector.ts';

const POLICY: PolicyArtifact = {
  ...DEFAULT_POLICY,
  id: 'of-test',
  events: [
    {
      tag: 'filter',
      fields: { kind: { type: 'choice', of: ['wool', 'linen'] }, page: { type: 'number', min: 1, max: 9 } },
      reason: 'To see which filters are used.',
    },
  ],
};

describe('an event of the site', () => {
  let capture: Capture | undefined;
  afterEach(() => capture?.stop());

  const start = (policy: PolicyArtifact) => {
    const compiled = compilePolicy(policy);
    const masker = createEventMasker({ policy: compiled, mirror: captureMirror, document });
    const events: MaskedEvent[] = [];
    let errors = 0;
    const started = startCapture(compiled, {
      mask: (event) => {
        const masked = masker.mask(event);
        if (masked !== null) events.push(masked);
        return masked;
      },
      masksText: masker.masksText,
      onError: () => (errors += 1),
    });
    capture = started;
    const custom = () =>
      events.filter(({ type }) => type === 5).map((event) => (event as { data?: unknown }).data);
    return { capture: started, custom, errors: () => errors };
  };

  it('passes as its policy lists it', () => {
    const { capture, custom } = start(POLICY);
    capture.addEvent('filter', { kind: 'wool', page: 2 });
    expect(custom()).toEqual([{ tag: 'filter', payload: { kind: 'wool', page: 2 } }]);
  });

  it.each([
    ['another tag', 'search', { kind: 'wool', page: 2 }],
    ['a word that is not listed', 'filter', { kind: 'oncology', page: 2 }],
    ['a number out of its range', 'filter', { kind: 'wool', page: 4111 }],
    ['one field more', 'filter', { kind: 'wool', page: 2, user: 'smith' }],
    [
      'a payload that throws',
      'filter',
      {
        get kind() {
          throw new Error('of the page');
        },
      },
    ],
    ['a list', 'filter', ['wool']],
    ['a tag of ours', 'scrim.else', { href: '/patients/smith' }],
  ])('with %s is dropped, and recording goes on', (_, tag, payload) => {
    const { capture, custom, errors } = start(POLICY);
    capture.addEvent(tag, payload);
    expect(custom()).toEqual([]);
    expect(errors()).toBe(0);
    capture.addEvent('filter', { kind: 'linen', page: 1 });
    expect(custom()).toHaveLength(1);
  });

  it('is dropped where no policy lists any, and after the end', () => {
    const without = start(DEFAULT_POLICY);
    without.capture.addEvent('filter', { kind: 'wool', page: 2 });
    expect(without.custom()).toEqual([]);
    without.capture.stop();
    const { capture, custom } = start(POLICY);
    capture.stop();
    capture.addEvent('filter', { kind: 'wool', page: 2 });
    expect(custom()).toEqual([]);
  });

  it('before consent is kept nowhere, asks nothing, and throws nothing', async () => {
    const site = `site-events-${Date.now()}`;
    const collector = await layOutCollector(site, { policy: POLICY, mayLoosen: true });
    const consent = newConsent(site);
    const recorder = startRecorder({ collector: COLLECTOR, site, rootKey: collector.rootKey, consent });
    const kept = vi.spyOn(Storage.prototype, 'setItem');
    recorder.addEvent('filter', { kind: 'wool', page: 2 });
    expect(collector.calls).toEqual([]);
    expect(kept).not.toHaveBeenCalled();
    kept.mockRestore();
    await recorder.stop();
    recorder.addEvent('filter', { kind: 'wool', page: 2 });
    collector.restore();
  });
});

describe('masking that gives up', () => {
  it('ends the recording and tells the developer the code, never a value', async () => {
    const site = `gives-up-${Date.now()}`;
    const collector = await layOutCollector(site);
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const statuses: RecorderStatus[] = [];
    const drops: string[] = [];
    const recorder = startRecorder({
      collector: COLLECTOR,
      site,
      rootKey: collector.rootKey,
      consent,
      onStatus: (status) => statuses.push(status),
      onDrop: (code) => {
        drops.push(code);
        throw new Error('of the page');
      },
    });
    await expect.poll(() => recorder.status().state).toBe('recording');
    // Every event from now on is one that the masker cannot look anything up for.
    const broken = vi.spyOn(captureMirror, 'getNode').mockImplementation(() => {
      throw new Error('user-smith');
    });
    for (let at = 0; at < 150 && recorder.status().state === 'recording'; at += 1) {
      document.body.append(Object.assign(document.createElement('p'), { textContent: `user-smith ${at}` }));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    broken.mockRestore();
    expect(recorder.status()).toEqual({ state: 'stopped', reason: 'masking_failed', detail: 'event_failed' });
    expect(drops.filter((code) => code === 'event_failed')).toHaveLength(100);
    expect(drops.at(-1)).toBe('masking_stopped');
    expect(JSON.stringify([statuses, drops])).not.toContain('smith');
    document.body.replaceChildren();
    collector.restore();
    sessionStorage.clear();
  });
});
