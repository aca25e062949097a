// Plain rrweb as its README starts it. Events are kept in an array: neither made JSON nor sent, so that the baseline is
// the capture alone and flatters nobody but rrweb.
import { record } from '@rrweb/record';
import type { Recorded } from './recorded.ts';

export async function startPlain(): Promise<Recorded> {
  const events: unknown[] = [];
  const stop = record({ emit: (event) => void events.push(event) });
  return {
    async stop() {
      stop?.();
      if (events.length < 3) throw new Error('rrweb recorded nothing');
    },
  };
}
