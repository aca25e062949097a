// Mouse, touch, focus, scrolling, typing and selection: numbers and ids, and the one text that stands in a field.

import { LAST_MOUSE_INTERACTION } from '@scrim/masking-rules/rrweb-numbers';
import {
  type Fields,
  flag,
  Misfit,
  optional,
  readFields,
  readId,
  readInteger,
  readList,
  readNumber,
  readReference,
  readString,
  type Tally,
} from './fields.ts';

/** rrweb sends moves at least every 500 ms; a day is more than any batch covers. */
const MAX_OFFSET_MS = 86_400_000;
const MAX_OFFSET = 1_000_000_000;

/** The data of a mouse move, touch move or drag; rrweb stops at one without positions. @throws Misfit */
export function harmlessMoves(tally: Tally, data: Fields): Fields {
  const positions = readList(tally, data.positions, (item) => {
    const { x, y, id, timeOffset } = readFields(item);
    return {
      x: readNumber(x),
      y: readNumber(y),
      id: readReference(id),
      timeOffset: readNumber(timeOffset, -MAX_OFFSET_MS, MAX_OFFSET_MS),
    };
  });
  if (positions.length === 0) throw new Misfit();
  return { positions };
}

/** The data of a click, focus or the like. @throws Misfit */
export function harmlessMouseInteraction(data: Fields): Fields {
  return {
    type: readInteger(data.type, 0, LAST_MOUSE_INTERACTION),
    id: readReference(data.id),
    ...optional(data, 'x', (x) => readNumber(x)),
    ...optional(data, 'y', (y) => readNumber(y)),
    ...optional(data, 'pointerType', (value) => readInteger(value, 0, 2)),
  };
}

/** The data of a scroll. @throws Misfit */
export function harmlessScroll(data: Fields): Fields {
  return { id: readReference(data.id), x: readNumber(data.x), y: readNumber(data.y) };
}

/** The data of typing or choosing. @throws Misfit */
export function harmlessInput(data: Fields): Fields {
  return {
    text: readString(data.text),
    isChecked: data.isChecked === true,
    ...flag(data, 'userTriggered'),
    id: readReference(data.id),
  };
}

/** The data of a selection. @throws Misfit */
export function harmlessSelection(tally: Tally, data: Fields): Fields {
  return {
    ranges: readList(tally, data.ranges, (item) => {
      const range = readFields(item);
      return {
        start: readId(range.start),
        startOffset: readInteger(range.startOffset, 0, MAX_OFFSET),
        end: readId(range.end),
        endOffset: readInteger(range.endOffset, 0, MAX_OFFSET),
      };
    }),
  };
}
