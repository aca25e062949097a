// The leaky recorder for the leak test's self-test: it must be caught in every channel. Never for people: it sends all
// that a page holds, on purpose, to a host that exists in tests only.
import { bundleScript } from '../browser/bundle-script.ts';
import { LEAKY_HOST } from './leaky/deliver.ts';
import type { RecorderUnderTest } from './recorder.ts';

/** A recorder that keeps nothing back: a leak test that does not catch it in a channel does not test that channel. */
export function leakyRecorder(): RecorderUnderTest {
  return {
    name: 'leaky',
    script: () => bundleScript('page/leaky'),
    isRecorders: (host) => host === LEAKY_HOST,
    answer: async () => new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } }),
    settleMs: 300,
    deliverMs: 300,
  };
}
