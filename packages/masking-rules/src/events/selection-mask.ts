// Selected text: which nodes, never which characters. A range covers the whole of its last node or nothing; one that
// begins or ends in a region that is blocked or dropped is not told.
import type { MaskContext } from '../mask-context.ts';
import { isInRegion, sentLengthOf } from '../nodes/page-places.ts';
import { type Fields, Refusal, readFields, readInteger, readList } from './refusal.ts';

/** Masks the data of a selection event. @throws Refusal */
export function maskSelection(context: MaskContext, data: Fields): Fields {
  const given = readList(data.ranges, (range) => maskRange(context, readFields(range)));
  const ranges = given.filter((range) => range !== null);
  if (ranges.length === 0 && given.length > 0) throw new Refusal('region');
  return { ranges };
}

function maskRange(context: MaskContext, range: Fields) {
  const start = readInteger(range.start);
  const end = readInteger(range.end);
  const isCaret = start === end && readInteger(range.startOffset, 0) === readInteger(range.endOffset, 0);
  if (isInRegion(context, start) || isInRegion(context, end)) return null;
  return { start, startOffset: 0, end, endOffset: isCaret ? 0 : sentLengthOf(context, end) };
}
