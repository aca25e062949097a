// Readers that build a harmless event from checked fields. What does not fit is refused where it stands, so that one
// bad item costs itself and not the event. Must never say what it read.

/** Thrown where a value does not fit; caught by the list, or else by the event, that holds it. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

/** What is counted while one event is read. */
export interface Tally {
  /** Things that could do harm or did not fit, and were taken out. */
  removed: number;
  /** Ids of the nodes built so far: two nodes with one id would be put into each other. */
  readonly ids: Set<number>;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The longest text of a node or a control, in UTF-16 units. */
export const MAX_TEXT = 1_000_000;
/** The most items of one list: nodes, changes, positions, rules. */
export const MAX_ITEMS = 500_000;
/** Coordinates and sizes beyond this are no page's. */
const MAX_NUMBER = 1e9;

/** An object's fields. @throws Misfit */
export function readFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit();
  return value as Fields;
}

/** A list, each item through `read`; an item that does not fit is left out and counted. @throws Misfit for no list */
export function readList<Item>(tally: Tally, value: unknown, read: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) throw new Misfit();
  return value.flatMap((item) => attempt(tally, () => [read(item)]) ?? []);
}

/** What `read` gives; undefined, and counted, when it does not fit. */
export function attempt<Value>(tally: Tally, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    tally.removed += 1;
    return undefined;
  }
}

/** A finite number of at most a thousand million. @throws Misfit */
export function readNumber(value: unknown, min = -MAX_NUMBER, max = MAX_NUMBER): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) throw new Misfit();
  return value;
}

/** A whole number between `min` and `max`. @throws Misfit */
export function readInteger(value: unknown, min: number, max: number): number {
  const number = readNumber(value, min, max);
  if (!Number.isInteger(number)) throw new Misfit();
  return number;
}

/** The id of a node or a sheet that exists. @throws Misfit */
export function readId(value: unknown): number {
  return readInteger(value, 1, 0x7fffffff);
}

/** The id of a node elsewhere; rrweb writes -1 for one that it does not know. @throws Misfit */
export function readReference(value: unknown): number {
  return value === -1 ? -1 : readId(value);
}

/** A string of at most `max` UTF-16 units. @throws Misfit */
export function readString(value: unknown, max: number = MAX_TEXT): string {
  if (typeof value !== 'string' || value.length > max) throw new Misfit();
  return value;
}

/** `{ [key]: read(value) }`, or nothing where the field is absent. @throws Misfit */
export function optional<Key extends string, Value>(
  fields: Fields,
  key: Key,
  read: (value: unknown) => Value,
): { [K in Key]?: Value } {
  const value = fields[key];
  return (value === undefined ? {} : { [key]: read(value) }) as { [K in Key]?: Value };
}

/** `{ [key]: true }` where the field is true. */
export function flag<Key extends string>(fields: Fields, key: Key): { [K in Key]?: true } {
  return (fields[key] === true ? { [key]: true } : {}) as { [K in Key]?: true };
}
