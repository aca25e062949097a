// Words and numbers in what a recorder sent, asked for by the facts. Knows no format: text is text, JSON is written out.
import type { Layer } from '../search/layer.ts';

/** Questions about what was sent. All compare without regard to case. */
export interface Reading {
  has(word: string): boolean;
  count(word: string): number;
  /** A number that stands alone. */
  hasNumber(value: number): boolean;
  /** Numbers that stand alone, within so many characters of each other. */
  areNear(values: readonly number[], characters: number): boolean;
  /** How many rows there are: by their class, or as JSON strings that are the element's name. */
  rows(tag: string, className: string): number;
  /** Is it the whole of some JSON string? */
  hasString(value: string): boolean;
  /** Numbers that can be milliseconds since 1970. */
  times(): readonly number[];
}

/** Reads layers once; each question then searches the text. */
export function createReading(layers: readonly Layer[]): Reading {
  const text = layers
    .map((layer) => layer.text ?? JSON.stringify(layer.json) ?? '')
    .join('\n')
    .toLowerCase();
  const places = (value: number): number[] => [...text.matchAll(alone(value))].map(({ index }) => index);
  const count = (word: string): number => text.split(word.toLowerCase()).length - 1;
  return {
    has: (word) => text.includes(word.toLowerCase()),
    count,
    hasNumber: (value) => alone(value).test(text),
    areNear([first, ...others], characters) {
      if (first === undefined) return false;
      const rest = others.map(places);
      return places(first).some((at) =>
        rest.every((near) => near.some((b) => Math.abs(at - b) <= characters)),
      );
    },
    rows: (tag, className) => Math.max(count(className), count(`"${tag}"`), count(`<${tag}`)),
    hasString: (value) => text.includes(`"${value}"`),
    times: () => [...text.matchAll(/(?<!\d)1[6-9]\d{11}(?!\d)/g)].map(([digits]) => Number(digits)),
  };
}

/** The number, not as part of a longer one or of a word; with or without `.0` and `px`. */
function alone(value: number): RegExp {
  return new RegExp(`(?<![\\d.\\w-])${value}(?:\\.0+)?(?:px)?(?![\\d\\w]|\\.\\d)`, 'g');
}
