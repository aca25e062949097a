// What was masked once is looked up: sheets repeat themselves, and a page hands over the same ones with every snapshot.
// One memory for each tokeniser, because the same text has other tokens elsewhere. Must stay bounded.
import type { Tokenise } from '../names/tokens.ts';

/** Texts that one cache keeps before it starts anew. */
const MAX_KEPT = 10_000;
/** Longer texts hardly come twice. */
const MAX_LENGTH = 400;
/** Whole sheets that are kept, and how long they may be: together no more than rrweb's mirror holds of them. */
const MAX_SHEETS = 64;
const MAX_SHEET_LENGTH = 1_000_000;

/** Remembers the answers to texts. */
export interface Cache<Answer> {
  get(text: string): Answer | undefined;
  set(text: string, answer: Answer): Answer;
}

export interface CssMemory {
  readonly tokenise: Tokenise;
  /** Whole sheets: every full snapshot brings them again. */
  readonly sheets: Cache<string>;
  readonly declarations: Cache<string>;
  readonly ownDeclarations: Cache<string>;
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
    sheets: createCache<string>(MAX_SHEETS, MAX_SHEET_LENGTH),
    declarations: createCache<string>(),
    ownDeclarations: createCache<string>(),
    heads: createCache<string | null>(),
    words: createCache<string | null>(),
    properties: createCache<unknown>(),
  };
  memories.set(tokenise, memory);
  return memory;
}

function createCache<Answer>(maxKept = MAX_KEPT, maxLength = MAX_LENGTH): Cache<Answer> {
  const kept = new Map<string, Answer>();
  return {
    get: (text) => kept.get(text),
    set(text, answer) {
      if (text.length > maxLength) return answer;
      if (kept.size >= maxKept) kept.clear();
      kept.set(text, answer);
      return answer;
    },
  };
}
