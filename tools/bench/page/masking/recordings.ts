// The ways to record a page that are compared. Each keeps its events in an array: none is made JSON, sealed or sent.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import { policyWithRules } from './policy-with-rules.ts';

export type MaskingVariant = 'no recorder' | 'plain rrweb' | 'masking' | 'masking, 20 rules';

/** A recording under way. */
export interface Recording {
  /** @returns how many events were kept. @throws Error when something was lost by a fault */
  stop(): number;
}

export const RECORDINGS: Readonly<Record<MaskingVariant, () => Recording>> = {
  'no recorder': () => ({ stop: () => 0 }),
  'plain rrweb': startPlain,
  masking: () => startMasked(DEFAULT_POLICY),
  'masking, 20 rules': () => startMasked(policyWithRules(20)),
};

function startPlain(): Recording {
  const events: unknown[] = [];
  const stop = record({ emit: (event) => void events.push(event) });
  return {
    stop() {
      stop?.();
      return events.length;
    },
  };
}

function startMasked(artifact: Parameters<typeof compilePolicy>[0]): Recording {
  const events: unknown[] = [];
  const policy = compilePolicy(artifact);
  const masker = createEventMasker({ policy, mirror: record.mirror });
  const stop = record({
    ...recordOptions(policy),
    emit: (event) => {
      const masked = masker.mask(event as eventWithTime);
      if (masked !== null) events.push(masked);
    },
  });
  return {
    stop() {
      stop?.();
      const counts = masker.counts();
      const faults = Object.keys(counts).filter((code) => /^event_|_failed$/.test(code));
      if (faults.length > 0) throw new Error(`lost by faults: ${faults.join()}`);
      return events.length;
    },
  };
}
