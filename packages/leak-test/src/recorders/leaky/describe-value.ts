// Turns any value of a page into JSON, as fully as it can: errors with their causes, nodes with their markup, bytes as
// text, bags of pairs. Never throws, and never waits: what can be read only later is handed on.

/** Takes what can be read only later, such as a blob's text. */
export type OnLater = (later: PromiseLike<unknown>) => void;

const DEEPEST = 5;
const LONGEST_TEXT = 200_000;
const LONGEST_MARKUP = 5000;
const MOST_PROPERTIES = 200;
/** Of one description: an object can reach half the page. */
const MOST_OBJECTS = 2000;

/** Describes a value in JSON. */
export function describeValue(value: unknown, onLater: OnLater): unknown {
  const seen = new Set<object>();
  const walk = (inner: unknown, depth: number): unknown => {
    if (typeof inner === 'string') return inner.slice(0, LONGEST_TEXT);
    if (typeof inner === 'function') return `function ${inner.name}`;
    if (typeof inner === 'bigint' || typeof inner === 'symbol') return String(inner);
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner) || depth > DEEPEST || seen.size > MOST_OBJECTS) return '…';
    seen.add(inner);
    try {
      return describeObject(inner, (next) => walk(next, depth + 1), onLater);
    } catch (failure) {
      return String(failure);
    }
  };
  return walk(value, 0);
}

type Walk = (value: unknown) => unknown;

/** By name, not by class: a value may come out of a frame, with classes of its own. */
function describeObject(value: object, walk: Walk, onLater: OnLater): unknown {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name === 'Window' || name.endsWith('Observer')) return name;
  if ('nodeType' in value) return describeNode(value as unknown as Node);
  if (name === 'Error' || value instanceof Error || name === 'DOMException')
    return describeError(value as Error, walk);
  if (name === 'Blob' || name === 'File') return describeBlob(value as File, onLater);
  if (name === 'Promise') return describePromise(value as Promise<unknown>, onLater);
  if (ArrayBuffer.isView(value) || name.endsWith('ArrayBuffer')) return describeBytes(value as ArrayBuffer);
  if (name === 'URL' || name === 'URLSearchParams' || name === 'Date' || name === 'RegExp')
    return String(value);
  if (name === 'Map' || name === 'Set' || name === 'FormData' || name === 'Headers')
    return [...(value as Iterable<unknown>)].map(walk);
  if (Array.isArray(value)) return value.map(walk);
  return describeProperties(value, walk, name === 'Object');
}

function describeNode(node: Node): unknown {
  if (node.nodeType === 1) return (node as Element).outerHTML.slice(0, LONGEST_MARKUP);
  if (node.nodeType === 9) return 'document';
  return [node.textContent?.slice(0, LONGEST_MARKUP), ...[...node.childNodes].map(describeNode)];
}

function describeError(error: Error, walk: Walk): unknown {
  const { name, message, stack, cause } = error;
  return { name, message, stack, cause: walk(cause), own: describeProperties(error, walk, true) };
}

function describeBlob(blob: File, onLater: OnLater): unknown {
  if (blob.size <= LONGEST_TEXT) onLater(blob.text());
  return { name: blob.name, type: blob.type, size: blob.size };
}

function describePromise(promise: Promise<unknown>, onLater: OnLater): unknown {
  onLater(promise);
  return 'promise';
}

function describeBytes(bytes: ArrayBuffer | ArrayBufferView): unknown {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const short = view.slice(0, LONGEST_TEXT);
  return [new TextDecoder().decode(short), new TextDecoder('utf-16').decode(short)];
}

/** Own ones, hidden ones too; for the browser's own objects also those of their classes, such as an event's. */
function describeProperties(value: object, walk: Walk, ownOnly: boolean): Record<string, unknown> {
  const names = new Set(Object.getOwnPropertyNames(value));
  if (!ownOnly) for (const name in value) names.add(name);
  const described: Record<string, unknown> = {};
  for (const name of [...names].slice(0, MOST_PROPERTIES)) {
    const inner = read(value, name);
    if (typeof inner === 'function' || inner === undefined || name === 'stack') continue;
    described[name] = name === 'timeStamp' ? timeInBits(Number(inner)) : walk(inner);
  }
  return described;
}

/**
 * A time that no made-up number can be mistaken for: a visit that takes long tells thousands of times of five digits, and
 * one of them is a secret's or a decoy's by chance.
 */
export function timeInBits(ms: number): string {
  return ms.toString(2);
}

function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}
