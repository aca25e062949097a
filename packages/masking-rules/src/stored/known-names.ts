// Names that a stored session shows as they are. A masker gives a name one form for good, so a name that is shown once
// was never a token in this session: then an element that does not carry it did not carry it on the live page either.
import { findNames } from '../names/collect-names.ts';
import type { Vocabulary, VocabularyKind } from '../names/vocabulary.ts';
import type { NodePlan } from './node-plan.ts';

export interface KnownNames {
  /** Is the name shown as it is, by the recording's policy or somewhere in what was taken in so far? */
  has(kind: VocabularyKind, name: string): boolean;
  learn(nodes: readonly Pick<NodePlan, 'name' | 'attributes'>[]): void;
}

const KIND_OF: ReadonlyMap<string, VocabularyKind> = new Map([
  ['class', 'class'],
  ['id', 'id'],
  ['part', 'part'],
  ['name', 'name'],
  ['slot', 'name'],
]);
const TOKEN = /^_[a-z]{10}$/;
const TAG_TOKEN = /^x-[a-z]{10}$/;

/** What kind of name an attribute holds; null for one that holds none. */
export function nameKindOf(attribute: string): VocabularyKind | null {
  return KIND_OF.get(attribute) ?? null;
}

/** Could this be what masking made of a name? */
export function isNameToken(name: string): boolean {
  return TOKEN.test(name);
}

/** Could this be what masking made of an element's name? */
export function isTagToken(name: string): boolean {
  return TAG_TOKEN.test(name);
}

/** The names of a list in an attribute. */
export function namesIn(list: string): string[] {
  return list.split(/\s+/).filter((name) => name !== '');
}

/** @param listed what the policy of the recording let through from the beginning */
export function createKnownNames(listed: Pick<Vocabulary, 'passes'>): KnownNames {
  const known = new Set<string>();
  const add = (kind: VocabularyKind, name: string): void => {
    if (!(kind === 'tag' ? isTagToken(name) : isNameToken(name))) known.add(`${kind} ${name}`);
  };
  return {
    has: (kind, name) => known.has(`${kind} ${name}`) || listed.passes(kind, name),
    learn(nodes) {
      for (const { name, attributes } of nodes) {
        if (name !== '') add('tag', name);
        for (const [attribute, value] of attributes) {
          const kind = nameKindOf(attribute);
          if (kind !== null) for (const one of namesIn(value)) add(kind, one);
          else if (attribute === '_csstext') findNames(value, add);
        }
      }
    },
  };
}
