// Drops an input, selection or route event that says what the last one said: after masking, typing looks like nothing
// but repetition, and repetition would show its rhythm. A page may write what is typed into its address, key by key.

import { EVENT, SOURCE } from '../rrweb-numbers.ts';
import { ROUTE_EVENT } from './custom-event.ts';
import type { BuiltEvent } from './event-mask.ts';

/** Input events of one control, or routes, closer than this that say the same are one pause, milliseconds. */
const PAUSE_MS = 1000;

/** Builds the rule; it remembers the last event of each kind only. */
export function createRepeats(): (event: BuiltEvent) => boolean {
  const isSameInput = createPause();
  const isSameRoute = createPause();
  let lastSelection = '';
  return ({ type, data, timestamp }) => {
    if (type === EVENT.Custom)
      return data.tag === ROUTE_EVENT && isSameRoute(JSON.stringify(data), timestamp);
    if (type !== EVENT.IncrementalSnapshot) return false;
    if (data.source === SOURCE.Input) return isSameInput(JSON.stringify(data), timestamp);
    if (data.source !== SOURCE.Selection) return false;
    const text = JSON.stringify(data);
    const repeated = text === lastSelection;
    lastSelection = text;
    return repeated;
  };
}

/** Was the same said so shortly before that it is one pause? */
function createPause(): (text: string, at: number) => boolean {
  let last = { text: '', at: Number.NEGATIVE_INFINITY };
  return (text, at) => {
    const repeated = text === last.text && at - last.at < PAUSE_MS;
    last = { text, at };
    return repeated;
  };
}
