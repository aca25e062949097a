// What was masked once is looked up: sheets repeat themselves, and a page hands over the same ones with every snapshot.
// One memory for each tokeniser, because the same text has other tokens elsewhere. Must stay bounded.
import type { Tokenise } from '../names/tokens.ts';

/** Texts that one cache keeps before it starts anew. */
const MAX_KEPT = 10_000;
/** Longer texts hardly come twice. */
const MAX_LENGTH = 400;

/** Remembers the answers to texts. */
export interface Cache<Answer> {
  get(text: string): Answer | undefined;
  set(text: string, answer: Answer): Answer;
}

export interface CssMemory {
  readonly tokenise: Tokenise;
  readonly declarations: Cache<string>;
  readonly ownDeclarations: Cache<string>;
  readonly selectors: Cache<string | null>;
  readonly heads: Cache<string | null>;
  readonly words: Cache<string | null>;
  readonly properties: Cache<unknown>;
}

const memories = new WeakMap<Tokenise, CssMemory>();

/** The memory that goes with a tokeniser. */
export function memoryOf(tokenise: Tokenise): CssMemory {
  const known = memories.get(tokenise);
  if (known !== undefined) return known;
  const memory = {
    tokenise,
    declarations: createCache<string>(),
    ownDeclarations: createCache<string>(),
    selectors: createCache<string | null>(),
    heads: createCache<string | null>(),
    words: createCache<string | null>(),
    properties: createCache<unknown>(),
  };
  memories.set(tokenise, memory);
  return memory;
}

function createCache<Answer>(): Cache<Answer> {
  const kept = new Map<string, Answer>();
  return {
    get: (text) => kept.get(text),
    set(text, answer) {
      if (text.length > MAX_LENGTH) return answer;
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(text, answer);
      return answer;
    },
  };
}
