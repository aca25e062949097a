// Mouse, touch and drag. Inside a masked control every position is its centre: where somebody clicks in a text, on a
// slider or in an open list would say what stands there.
import type { MaskContext } from '../mask-context.ts';
import { controlOf } from '../nodes/live-nodes.ts';
import { LAST_MOUSE_INTERACTION } from '../rrweb-numbers.ts';
import { type Fields, optional, readFields, readInteger, readList, readNumber } from './refusal.ts';

/** Masks the data of a move, touch move or drag event. @throws Refusal */
export function maskMoves(context: MaskContext, data: Fields): Fields {
  const positions = readList(data.positions, (item) => {
    const position = readFields(item);
    const id = readInteger(position.id);
    return { ...place(context, id, position), id, timeOffset: readNumber(position.timeOffset) };
  });
  return { positions };
}

/** Masks the data of a click, focus or the like. @throws Refusal */
export function maskMouseInteraction(context: MaskContext, data: Fields): Fields {
  const id = readInteger(data.id);
  return {
    type: readInteger(data.type, 0, LAST_MOUSE_INTERACTION),
    id,
    // Focus and blur have no place.
    ...(data.x === undefined || data.y === undefined ? {} : place(context, id, data)),
    ...optional(data, 'pointerType', (value) => readInteger(value, 0, 2)),
  };
}

function place(context: MaskContext, id: number, given: Fields): { x: number; y: number } {
  const x = Math.round(readNumber(given.x));
  const y = Math.round(readNumber(given.y));
  const control = controlOf(context, id);
  if (control === null) return { x, y };
  const { left, top, width, height } = control.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
