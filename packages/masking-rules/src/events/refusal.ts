// Why an event does not go on, and the readers that build masked events from checked fields. A refusal carries a
// code and never a value.

/** Faults count towards stopping; the other reasons are what the policy asks for. */
export type FaultCode = 'event_unknown' | 'event_malformed' | 'event_failed';

/** What mask-all never sends, or what says nothing after masking. */
export type DropCode =
  | 'canvas'
  | 'font'
  | 'log'
  | 'plugin'
  | 'asset'
  | 'annotation'
  | 'custom_event'
  | 'choice'
  | 'control_scroll'
  | 'region'
  | 'repeated'
  | 'emptied';

/** Thrown inside the masker to drop the event in hand. No Error: nobody reads its stack, and each key typed would pay for one. */
export class Refusal {
  readonly code: FaultCode | DropCode;

  constructor(code: FaultCode | DropCode) {
    this.code = code;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields. @throws Refusal `event_malformed` */
export function readFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('event_malformed');
  return value as Fields;
}

/** A list, each item through `read`. @throws Refusal `event_malformed` */
export function readList<Item>(value: unknown, read: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) throw new Refusal('event_malformed');
  const items: Item[] = [];
  for (const item of value) items.push(read(item));
  return items;
}

/** A finite number. @throws Refusal `event_malformed` */
export function readNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal('event_malformed');
  return value;
}

/** A whole number between `min` and `max`. @throws Refusal `event_malformed` */
export function readInteger(value: unknown, min = -2, max: number = Number.MAX_SAFE_INTEGER): number {
  if (!isInteger(value) || value < min || value > max) throw new Refusal('event_malformed');
  return value;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** A string. @throws Refusal `event_malformed` */
export function readString(value: unknown): string {
  if (typeof value !== 'string') throw new Refusal('event_malformed');
  return value;
}

/** `{ [key]: read(value) }`, or nothing where the field is absent. */
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

/** An id of a node or a sheet; rrweb writes -1 for one it does not know. @throws Refusal `event_malformed` */
export function readId(value: unknown): number {
  return readInteger(value);
}
