// Walks JSON values without recursion, in the order in which they are written.

/** A leaf of a JSON value. */
export interface Leaf {
  readonly value: string | number;
  /** The nearest property's name. */
  readonly name: string;
  /** What the nearest object says of its kind: `keydown`. */
  readonly kind: string;
}

interface Open {
  readonly value: unknown;
  readonly name: string;
  readonly kind: string;
}

const KIND_NAMES = ['type', 'event', 'kind', 'name', 'action', 't', 'e'];

/** Calls `see` with each string and number, and with the names of properties where `names` asks for them. */
export function walkJson(
  json: unknown,
  see: (leaf: Leaf) => void,
  seeName: (name: string) => void = () => {},
): void {
  const open: Open[] = [{ value: json, name: '', kind: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, name, kind } = next;
    if (typeof value === 'string' || typeof value === 'number') see({ value, name, kind });
    else if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at -= 1) open.push({ value: value[at], name, kind });
    } else if (typeof value === 'object' && value !== null) {
      const own = kindOf(value, kind);
      for (const [key, inner] of Object.entries(value).reverse()) {
        seeName(key);
        open.push({ value: inner, name: key, kind: own });
      }
    }
  }
}

function kindOf(value: object, inherited: string): string {
  const said: Readonly<Record<string, unknown>> = { ...value };
  for (const name of KIND_NAMES) {
    const kind = said[name];
    if (typeof kind === 'number' || (typeof kind === 'string' && kind.length > 1 && kind.length <= 24))
      return `${kind}`;
  }
  return inherited;
}

/** All strings, numbers and names of a JSON value, one a line. */
export function textsOfJson(json: unknown): string {
  const texts: string[] = [];
  walkJson(
    json,
    ({ value }) => texts.push(String(value)),
    (name) => texts.push(name),
  );
  return texts.join('\n');
}
