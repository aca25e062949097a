// Mouse, touch and drag. Inside a masked control or a blocked region every position is its centre and every target the
// whole: where somebody clicks in a text, on a slider, in an open list or on a keypad would say what stands there. What
// happens in a region that is dropped is not told.
import type { MaskContext } from '../mask-context.ts';
import { coverOf } from '../nodes/page-places.ts';
import { LAST_MOUSE_INTERACTION } from '../rrweb-numbers.ts';
import { type Fields, optional, Refusal, readFields, readInteger, readList, readNumber } from './refusal.ts';

/** Masks the data of a move, touch move or drag event. @throws Refusal */
export function maskMoves(context: MaskContext, data: Fields): Fields {
  const given = readList(data.positions, (item) => {
    const position = readFields(item);
    const at = placeOf(context, position);
    return at === null ? null : { ...at, timeOffset: readNumber(position.timeOffset) };
  });
  const positions = given.filter((position) => position !== null);
  if (positions.length === 0 && given.length > 0) throw new Refusal('region');
  return { positions };
}

/** Masks the data of a click, focus or the like. @throws Refusal */
export function maskMouseInteraction(context: MaskContext, data: Fields): Fields {
  const type = readInteger(data.type, 0, LAST_MOUSE_INTERACTION);
  const pointer = optional(data, 'pointerType', (value) => readInteger(value, 0, 2));
  // Focus and blur have no place.
  const at = data.x === undefined || data.y === undefined ? targetOf(context, data) : placeOf(context, data);
  if (at === null) throw new Refusal('region');
  return { type, ...at, ...pointer };
}

function targetOf(context: MaskContext, given: Fields): { readonly id: number } | null {
  const id = readInteger(given.id);
  const cover = coverOf(context, id);
  if (cover === 'gone') return null;
  return { id: cover === 'none' ? id : cover.id };
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly id: number;
}

function placeOf(context: MaskContext, given: Fields): Spot | null {
  const id = readInteger(given.id);
  const x = Math.round(readNumber(given.x));
  const y = Math.round(readNumber(given.y));
  const cover = coverOf(context, id);
  if (cover === 'none') return { x, y, id };
  const box = cover === 'gone' ? null : context.page.box(cover.node, { id, x, y });
  if (cover === 'gone' || box === null) return null;
  const { left, top, width, height } = box;
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2), id: cover.id };
}
