// The words of a site that are nobody's secret: a list made at build time, routes, parameters, and the names in the
// selectors of the style sheet files that a page links. A name passes whole and in its own case or not at all; must
// never let one through by how it looks, by its beginning, or because it stands in the page.
import type { PolicyVocabulary } from '@scrim/protocol';
import { findNames } from './collect-names.ts';
import { createRoutes } from './routes.ts';

/** What the vocabulary is asked about. Values of `name` and `slot` are both `name`. */
export type VocabularyKind = 'class' | 'id' | 'name' | 'part' | 'tag';

export interface Vocabulary {
  /** May this name pass as it is? Element names in lower case. */
  passes(kind: VocabularyKind, name: string): boolean;
  /** Takes the names in the selectors of a style sheet *file*. Nothing where the policy says `stylesheets: false`. */
  learn(cssText: string): void;
  /** Which segments of a path pass, because a listed route matches the whole path; null when none does. */
  literals(path: string): readonly boolean[] | null;
  /** Names of query parameters that pass with their values. */
  readonly parameters: ReadonlySet<string>;
}

/** Names that sheets may add, of one kind. More than any site has; a page must not fill the memory. */
const MAX_LEARNT = 50_000;
const MAX_LENGTH = 200;
/** Sheets that are known to have been read; a full snapshot brings them again. */
const MAX_READ = 64;
/** Custom elements that `createElement` takes in HTML and in XML. */
const CUSTOM = /^[a-z][a-z0-9_]*(?:-[a-z0-9_]+)+$/;

/** Without a prototype, as everything in a policy that was checked. */
const NOTHING: PolicyVocabulary = Object.freeze(Object.create(null));

/** The vocabulary of one policy; each masker has its own, because it learns from its own page. */
export function createVocabulary(listed: PolicyVocabulary = NOTHING): Vocabulary {
  const names = new Set(listed.names);
  const learnt = {
    class: new Set<string>(),
    id: new Set<string>(),
    part: new Set<string>(),
    tag: new Set<string>(),
    name: new Set<string>(),
  };
  const read = new Set<string>();

  return {
    passes: (kind, name) =>
      (names.has(name) || learnt[kind].has(name)) && (kind !== 'tag' || CUSTOM.test(name)),
    learn(cssText) {
      if (listed.stylesheets === false || read.has(cssText)) return;
      if (read.size < MAX_READ) read.add(cssText);
      findNames(cssText, (kind, name) => {
        if (name.length <= MAX_LENGTH && learnt[kind].size < MAX_LEARNT) learnt[kind].add(name);
      });
    },
    literals: createRoutes(listed.routes ?? []),
    parameters: new Set(listed.parameters),
  };
}
