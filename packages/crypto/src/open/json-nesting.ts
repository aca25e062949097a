// Which brackets are open while a JSON text is walked over: a byte each.

/** Open brackets, the innermost last. */
export interface Nesting {
  readonly depth: number;
  /** Is the innermost one an object's? */
  readonly inObject: boolean;
  /** Was a key `ssf` met in the outermost object? */
  hasControlKey: boolean;
  open(isObject: boolean): void;
  close(): void;
}

/** Deep enough for what recorders write; it grows. */
const FIRST_DEPTH = 64;

class BracketStack implements Nesting {
  depth = 0;
  inObject = false;
  hasControlKey = false;
  #kinds = new Uint8Array(FIRST_DEPTH);

  open(isObject: boolean): void {
    if (this.depth === this.#kinds.length) this.#grow();
    this.#kinds[this.depth] = isObject ? 1 : 0;
    this.depth += 1;
    this.inObject = isObject;
  }

  close(): void {
    this.depth -= 1;
    this.inObject = this.#kinds[this.depth - 1] === 1;
  }

  #grow(): void {
    const kinds = new Uint8Array(2 * this.#kinds.length);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
  }
}

/** No bracket is open. */
export function createNesting(): Nesting {
  return new BracketStack();
}
