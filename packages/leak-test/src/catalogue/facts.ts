// The utility of a recording of the catalogue's page: harmless facts that a replay needs. A recorder that keeps none of them
// scores 0. Looks at words and numbers in whatever was sent, and at rrweb events where there are any.
import type { ReplayEvent } from '../recorders/recorder.ts';
import type { Score } from '../report/leak-report.ts';
import type { Layer } from '../search/layer.ts';
import { createReading, type Reading } from './reading.ts';
import { CATALOGUE_VIEWPORT } from './shell.ts';
import { SHELL_ACTS } from './shell-drive.ts';

/** When the recording was on, in milliseconds since 1970. */
export interface RecordedSpan {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** Everything that a fact may look at. */
interface Told {
  readonly read: Reading;
  readonly events: readonly ReplayEvent[];
  readonly span: RecordedSpan;
}

/** Something that a recording can tell, and how it is recognised. */
interface Fact {
  readonly what: string;
  readonly isTold: (told: Told) => boolean;
}

const said = (what: string, ...words: readonly string[]): Fact => ({
  what,
  isTold: ({ read }) => words.every((word) => read.has(word)),
});
const close = (what: string, ...pairs: readonly (readonly [number, number])[]): Fact => ({
  what,
  isTold: ({ read }) => pairs.some((pair) => read.areNear(pair, 120)),
});
const { moves, click, scrolledTo, resizedTo } = SHELL_ACTS;

const FACTS: readonly Fact[] = [
  said('names of elements', 'kbd', 'samp'),
  said('the class of a layout box', 'plum-shell'),
  { what: 'table rows, one by one', isTold: ({ read }) => read.rows('tr', 'plum-row') >= 25 },
  said('attributes of table cells', 'colspan'),
  said('the direction of text', 'rtl'),
  said('a size in a style attribute', '237.5px'),
  said('a rule of a style element', '7.25px'),
  said('a media query', '613.5px'),
  said('the columns of a grid', '113px 219px'),
  said('a rule inserted later', '8.75px'),
  said('a constructed sheet', '9.25px'),
  said('the geometry of a drawing', 'm3.1 4.1'),
  close('the box of a picture', [173, 91]),
  said('the structure in an open shadow root', 'plum-in-shadow'),
  said('the structure in a frame', 'plum-in-frame'),
  { what: 'five elements added later', isTold: ({ read }) => read.count('119.5px') >= 5 },
  said('a class changed later', 'plum-toggled'),
  close('the size of the viewport', [CATALOGUE_VIEWPORT.width, CATALOGUE_VIEWPORT.height]),
  close('the new size of the viewport', [resizedTo.width, resizedTo.height]),
  close('where the pointer moved', ...moves),
  close('where a click was', click, [click[0], click[1] + scrolledTo]),
  { what: 'how far the page was scrolled', isTold: ({ read }) => read.hasNumber(scrolledTo) },
  { what: 'how far a box was scrolled', isTold: ({ read }) => read.hasNumber(459) },
  { what: 'that something was typed', isTold: tellsOfInput },
  { what: 'when things happened', isTold: tellsTime },
  { what: 'that a button was there', isTold: ({ read }) => read.has('button') },
  { what: 'a form field of each kind', isTold: ({ read }) => read.has('textarea') && read.has('select') },
];

/** How many of the harmless facts a recording tells. */
export function catalogueUtility(
  layers: readonly Layer[],
  events: readonly ReplayEvent[] | undefined,
  span: RecordedSpan,
): Score {
  const told: Told = { read: createReading(layers), events: events ?? [], span };
  const lost = FACTS.filter(({ isTold }) => !isTold(told)).map(({ what }) => what);
  const had = FACTS.length - lost.length;
  return { value: had / FACTS.length, of: FACTS.length, had, lost };
}

/** rrweb's incremental snapshot (type 3) of an input (source 5); elsewhere a word of the event's name. */
function tellsOfInput({ events, read }: Told): boolean {
  if (events.length > 0) return events.some(({ type, data }) => type === 3 && data?.source === 5);
  return read.hasString('input') || read.hasString('change');
}

function tellsTime({ events, read, span }: Told): boolean {
  const isWithin = (ms: number): boolean => ms >= span.startedAtMs - 5000 && ms <= span.endedAtMs + 5000;
  if (events.length > 0) return events.every(({ timestamp }) => isWithin(timestamp));
  return read.times().some(isWithin);
}
