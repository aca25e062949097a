// Puts together what was sent character by character: keys, key codes, growing values, one span a letter. Characters are
// strung together by the property they come in, over events and requests, in the order in which layers are given.
import type { Secret } from '../secrets/secret.ts';
import { stretchOf } from './edges.ts';
import { type Pattern, patternsOf } from './forms.ts';
import type { AddHit } from './hits.ts';
import { type Leaf, walkJson } from './json-texts.ts';
import { charsOfCode, charsOfKey } from './key-names.ts';
import type { Layer } from './layer.ts';
import { createPatternIndex } from './pattern-index.ts';

/** Strings single characters together. */
export interface KeyStreams {
  look(layer: Layer): void;
  /** Looks at what has come together. */
  settle(): void;
}

/** Longer strings are values, not what was typed between two events. */
const MAX_TYPED_CHARS = 6;
/** A stream that is this long holds no typing: of more, only the end is kept. */
const MAX_STREAM_CHARS = 2_000_000;
/** Values longer than this do not grow key by key. */
const MAX_GROWING_CHARS = 400;
/** What fields show instead of the characters before the last. */
const HIDDEN_BUT_LAST = /^[*\u2022\u25cf\u00b7\u2217xX#]{1,200}([^*\u2022\u25cf\u00b7\u2217])$/;

/** Prepares to look for `secrets`. */
export function createKeyStreams(secrets: readonly Secret[], add: AddHit): KeyStreams {
  const streams = new Map<string, { via: string; text: string }>();
  const values = new Map<string, string>();
  const index = createPatternIndex(secrets.flatMap(typedPatternsOf));

  function put(name: string, via: string, chars: string): void {
    const stream = streams.get(name) ?? { via, text: '' };
    stream.text += chars;
    if (stream.text.length > 2 * MAX_STREAM_CHARS) stream.text = stream.text.slice(-MAX_STREAM_CHARS);
    streams.set(name, stream);
  }

  /** In the order of all that is called so, and of each kind of event by itself: `keydown` and `keyup` tell a key twice. */
  function putLeaf(via: string, { name, kind }: Leaf, reading: string, chars: string): void {
    put(`${reading} ${name}`, via, chars);
    put(`${reading} ${name} ${kind} ${via}`, via, chars);
  }

  function see(via: string, leaf: Leaf): void {
    const { value, name, kind } = leaf;
    if (typeof value === 'number') {
      for (const [reading, char] of charsOfCode(name, value)) putLeaf(via, leaf, reading, char);
      return;
    }
    if (value.length > MAX_GROWING_CHARS) return;
    const key = charsOfKey(value);
    if (key !== undefined) putLeaf(via, leaf, 'code', key);
    if (value.length === 1) put('any', via, value);
    if (value.length <= MAX_TYPED_CHARS && value.trim() !== '') putLeaf(via, leaf, 'typed', value);
    const last = HIDDEN_BUT_LAST.exec(value)?.[1] ?? grownBy(values.get(`${name} ${kind}`) ?? '', value);
    if (last !== '') putLeaf(via, leaf, 'grown', last);
    values.set(`${name} ${kind}`, value);
  }

  function scan(via: string, text: string): void {
    index.scan(text, (pattern, at) => {
      const secret = secrets[pattern.secret];
      const stretch = secret === undefined ? null : stretchOf(pattern, secret, text, at);
      if (stretch === null) return;
      const form = secret?.pieces === undefined ? 'keys' : 'pieces';
      add({ secret: pattern.secret, form, via, text, ...stretch });
    });
  }

  return {
    look({ via, text, json, binary }) {
      if (json !== undefined) walkJson(json, (leaf) => see(via, leaf));
      else if (text !== undefined && binary !== true && text.length <= MAX_TYPED_CHARS) {
        see(via, { value: text, name: '', kind: '' });
      }
    },
    settle() {
      for (const { via, text } of streams.values()) {
        for (const reading of readingsOf(text)) scan(via, reading);
      }
    },
  };
}

/** As typed, letters and digits only, and every other one: keys that are told twice. */
function readingsOf(text: string): readonly string[] {
  const bare = text.replace(/[^a-z0-9]/gi, '');
  const everyOther = [0, 1].map((start) => [...bare].filter((_, at) => at % 2 === start).join(''));
  return [text, bare, ...everyOther].filter((reading) => reading.length >= 5);
}

/** The few characters that a value has more than it had. */
function grownBy(before: string, now: string): string {
  const more = now.length - before.length;
  return more >= 1 && more <= 3 && now.startsWith(before) ? now.slice(before.length) : '';
}

/** What is typed is plain; letters and digits only as well, since marks are keys of many names. */
function typedPatternsOf(secret: Secret, at: number): readonly Pattern[] {
  const plain = patternsOf(secret, at).filter(({ form, edge }) => form === 'plain' || edge === 'window');
  return plain.flatMap((pattern) => {
    const bare = pattern.text.replace(/[^a-z0-9]/gi, '');
    if (pattern.edge === 'short') return [pattern, ...(bare.length >= 8 ? [{ ...pattern, text: bare }] : [])];
    const edge = pattern.edge === 'window' ? 'window' : 'none';
    return [
      { ...pattern, edge },
      ...(bare === pattern.text ? [] : [{ ...pattern, edge, text: bare } as const]),
    ];
  });
}
