// Looks for secrets in the text of a layer: as it stands, in the strings of its JSON, and with escapes and markup undone.
import type { Secret } from '../secrets/secret.ts';
import { type Stretch, stretchOf } from './edges.ts';
import type { FoundForm } from './finding.ts';
import { type Pattern, patternsOf } from './forms.ts';
import type { AddHit } from './hits.ts';
import { textsOfJson } from './json-texts.ts';
import type { Layer } from './layer.ts';
import { createPatternIndex } from './pattern-index.ts';
import { createPieceSearch } from './pieces.ts';
import { UNESCAPES, type Unescape } from './unescape.ts';

/** Looks into layers. */
export interface TextSearch {
  look(layer: Layer): void;
}

/** How many ways of escaping may lie in each other. */
const MAX_ESCAPES = 4;
/** These give lists only: what stands in them is not escaped again. */
const LISTS: readonly FoundForm[] = ['char-codes', 'hex', 'utf-16'];
/** What a text may hold between the letters of a word without showing it. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** One way of reading a layer. `form` is how a secret is written that only this reading shows. */
interface Reading {
  readonly text: string;
  readonly form: FoundForm;
}

/** Prepares to look for `secrets`. */
export function createTextSearch(secrets: readonly Secret[], add: AddHit): TextSearch {
  const index = createPatternIndex(tellingPatterns(secrets));
  const lookForPieces = createPieceSearch(secrets, add);

  function scan({ text, form }: Reading, { via, binary }: Layer, seen: Set<Pattern>): void {
    index.scan(text, (pattern, at) => {
      const secret = secrets[pattern.secret];
      if (
        secret === undefined ||
        (binary === true && form === 'plain' && pattern.textOnly) ||
        (form !== 'plain' && seen.has(pattern))
      )
        return;
      const stretch = stretchOf(pattern, secret, text, at);
      if (stretch === null) return;
      seen.add(pattern);
      const written = formOf(pattern, secret, text, stretch);
      const isAsIs = written === 'plain' || written === 'other-case';
      if (written !== null)
        add({
          secret: pattern.secret,
          form: isAsIs && form !== 'plain' ? form : written,
          via,
          text,
          ...stretch,
        });
    });
  }

  return {
    look(layer) {
      const seen = new Set<Pattern>();
      for (const reading of readingsOf(layer)) {
        scan(reading, layer, seen);
        if (layer.binary !== true) lookForPieces(reading.text, layer.via);
      }
    },
  };
}

/**
 * A surname that several places share tells of none of them: a page that shows one of them on purpose would seem to
 * leak the others. There are more places than surnames on large pages only; letters are told by any part there too.
 */
function tellingPatterns(secrets: readonly Secret[]): readonly Pattern[] {
  const patterns = secrets.flatMap(patternsOf);
  const placeOf = ({ secret }: Pattern): string => secrets[secret]?.place ?? '';
  const places = new Map<string, Set<string>>();
  for (const pattern of patterns.filter(({ edge }) => edge === 'surname')) {
    places.set(pattern.text, (places.get(pattern.text) ?? new Set()).add(placeOf(pattern)));
  }
  return patterns.filter(({ edge, text }) => edge !== 'surname' || places.get(text)?.size === 1);
}

/** Null for a part that is the whole: another pattern finds that. */
function formOf(
  { form, text }: Pattern,
  { core }: Secret,
  around: string,
  { from, to }: Stretch,
): FoundForm | null {
  const isWhole = around.slice(from, from + core.length).toLowerCase() === core.toLowerCase();
  if (form === 'part') return isWhole ? null : form;
  return form === 'plain' && around.slice(from, to) !== text ? 'other-case' : form;
}

function* readingsOf({ text, json, binary }: Layer): Generator<Reading> {
  if (text !== undefined) yield { text, form: 'plain' };
  if (binary === true) {
    yield* unescaped(text ?? '', ({ form }) => form === 'utf-16', 1);
    return;
  }
  if (json === undefined) {
    yield* shown(text ?? '');
    return;
  }
  // Without escapes, the text of the JSON and that of its strings are the same.
  const isSame = text !== undefined && !text.includes('\\');
  const texts = isSame ? text : textsOfJson(json);
  if (!isSame) yield { text: texts, form: text === undefined ? 'plain' : 'json' };
  yield* shown(texts);
}

/** The text with escapes undone, and without its markup. */
function* shown(text: string): Generator<Reading> {
  const seen = new Set([text]);
  for (const reading of unescaped(text, () => true, MAX_ESCAPES)) {
    if (seen.has(reading.text)) continue;
    seen.add(reading.text);
    yield reading;
  }
  for (const whole of seen) {
    const bare = whole.replace(/<[^<>]{1,2000}>/g, '').replace(INVISIBLE, '');
    if (bare !== whole) yield { text: bare, form: 'pieces' };
  }
}

function* unescaped(text: string, isAsked: (way: Unescape) => boolean, more: number): Generator<Reading> {
  if (more === 0) return;
  for (const way of UNESCAPES.filter(isAsked)) {
    const undone = way.maybe(text) ? way.undo(text) : '';
    if (undone === '' || undone === text) continue;
    yield { text: undone, form: way.form };
    if (!LISTS.includes(way.form)) yield* unescaped(undone, isAsked, more - 1);
  }
}
