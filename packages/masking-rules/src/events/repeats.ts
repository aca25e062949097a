// Drops an input or selection event that says what the last one said: after masking, typing looks like nothing but
// repetition, and repetition would show its rhythm.

import { EVENT, SOURCE } from '../rrweb-numbers.ts';
import type { BuiltEvent } from './event-mask.ts';

/** Input events of one control closer than this that say the same are one pause, milliseconds. */
const PAUSE_MS = 1000;

/** Builds the rule; it remembers the last event of each kind only. */
export function createRepeats(): (event: BuiltEvent) => boolean {
  let lastInput = { text: '', at: Number.NEGATIVE_INFINITY };
  let lastSelection = '';
  return ({ type, data, timestamp }) => {
    if (type !== EVENT.IncrementalSnapshot) return false;
    const { source } = data;
    if (source !== SOURCE.Selection && source !== SOURCE.Input) return false;
    const text = JSON.stringify(data);
    if (source === SOURCE.Selection) {
      const repeated = text === lastSelection;
      lastSelection = text;
      return repeated;
    }
    const repeated = text === lastInput.text && timestamp - lastInput.at < PAUSE_MS;
    lastInput = { text, at: timestamp };
    return repeated;
  };
}
