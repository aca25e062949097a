// Selected text: which nodes, never which characters. A range covers the whole of its last node or nothing.
import type { MaskContext } from '../mask-context.ts';
import { maskLengthOf } from '../nodes/live-nodes.ts';
import { type Fields, readFields, readInteger, readList } from './refusal.ts';

/** Masks the data of a selection event. @throws Refusal */
export function maskSelection(context: MaskContext, data: Fields): Fields {
  return { ranges: readList(data.ranges, (range) => maskRange(context, readFields(range))) };
}

function maskRange(context: MaskContext, range: Fields) {
  const start = readInteger(range.start);
  const end = readInteger(range.end);
  const isCaret = start === end && readInteger(range.startOffset, 0) === readInteger(range.endOffset, 0);
  return { start, startOffset: 0, end, endOffset: isCaret ? 0 : maskLengthOf(context, end) };
}
