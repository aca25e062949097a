// A moment, in words that people read, with the exact one at hand.
import type { ReactElement } from 'react';
import { agoWords, dayTimeWords } from './time-words.ts';

/** How long ago; the date and time appear as its title. */
export function Ago({ ms }: { readonly ms: number }): ReactElement {
  return (
    <time dateTime={new Date(ms).toISOString()} title={dayTimeWords(ms)}>
      {agoWords(ms, Date.now())}
    </time>
  );
}

/** The date and the time. */
export function DayTime({ ms }: { readonly ms: number }): ReactElement {
  return <time dateTime={new Date(ms).toISOString()}>{dayTimeWords(ms)}</time>;
}
