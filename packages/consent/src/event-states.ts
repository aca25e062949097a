// Which state an event leaves behind: one table for the page that writes records and the server that checks them.
import type { ConsentEvent, ConsentState } from '@scrim/protocol';

const STATES = {
  'notice-shown': 'pending',
  granted: 'granted',
  denied: 'denied',
  withdrawn: 'withdrawn',
} as const;

/** The state that an event of this type leaves behind. */
export const stateAfter = (type: ConsentEvent['type']): ConsentState => STATES[type];
