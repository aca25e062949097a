// The masking policy as it is written, signed and hashed: words only. `@scrim/masking-rules` owns their meaning.

/** How much a policy may hold; characters where nothing else is said. */
export const POLICY_LIMITS = {
  /** RFC 8785 bytes of the whole: what fits into a signed manifest beside everything else. */
  bytes: 131_072,
  rules: 500,
  selector: 1000,
  reason: 200,
  names: 4096,
  name: 200,
  routes: 500,
  pattern: 1000,
  parameters: 100,
  events: 100,
  fields: 50,
  choices: 100,
  choice: 100,
} as const;

/** What a page can say: words that people read, what stands in controls, what is written beside elements, pictures. */
export type MaskChannel = 'text' | 'inputs' | 'attributes' | 'media';

/** A masking policy: a versioned artifact. The SHA-256 of its RFC 8785 bytes is in every sealed header. */
export interface PolicyArtifact {
  readonly v: 1;
  readonly id: string;
  readonly version: string;
  /** `mask-all`: nothing passes but what rules unmask. `mask-inputs`: the page's text passes, all else is masked. */
  readonly mode: 'mask-all' | 'mask-inputs';
  /** Limits that the rest of the policy must keep; a policy that does not is refused. */
  readonly profile?: 'cnil-draft' | 'pci' | 'health';
  /** At most 500. */
  readonly rules: readonly PolicyRule[];
  /** Names of the site's own that are nobody's secret. @default its stylesheet files and nothing else */
  readonly vocabulary?: PolicyVocabulary;
  /** Custom events of the page that pass, each with what it may hold; at most 100. @default none */
  readonly events?: readonly CustomEventRule[];
  /** Which `data-scrim` marks in the markup count: `tighten` ignores `unmask`. @default 'all' */
  readonly marks?: 'all' | 'tighten';
  /** What is kept of a masked text: about its drawn width, or a bucket of its length only. @default 'drawn' */
  readonly textShape?: 'drawn' | 'length';
  /** Lines of SVG drawings: those of small icons, or none. @default 'icons' */
  readonly drawings?: 'icons' | 'none';
}

/** What happens to the elements that a selector finds. */
export interface PolicyRule {
  /** 1–64 of A-Z a-z 0-9 . _ : - ; unique in its policy. */
  readonly id: string;
  /** A CSS selector of at most 1000 characters, matched within the tree (document, frame, shadow root) that an element is in. */
  readonly select: string;
  /** Let through; replace content and keep layout; keep only a box; keep nothing. */
  readonly do: 'unmask' | 'mask' | 'block' | 'drop';
  /** @default 'text' for unmask, 'all' for the others */
  readonly what?: MaskChannel | 'all';
  /** A pattern for the path of the page's address, such as `/help/*` or `/orders/:id`. @default every page */
  readonly on?: string;
  /** Why, for the people who review it: 1–200 characters. */
  readonly reason: string;
}

/** Names and addresses of the site that are nobody's secret. */
export interface PolicyVocabulary {
  /** Classes, ids, names, parts and custom elements that pass as they are. At most 4096. */
  readonly names?: readonly string[];
  /** Do the names in selectors of the stylesheet files count that the page links at load? @default true */
  readonly stylesheets?: boolean;
  /** Patterns for paths: where one matches, its literal segments pass. At most 500. */
  readonly routes?: readonly string[];
  /** Query parameters of the site's own addresses that pass with their values. At most 100. */
  readonly parameters?: readonly string[];
}

/** A custom event that passes, field by field. */
export interface CustomEventRule {
  /** The tag given to rrweb's `addCustomEvent`: an id as above, that does not begin with `scrim.`; once in its policy. */
  readonly tag: string;
  /** What its payload may hold; an event with any other field, or another value, is dropped. At most 50, named by
   * a letter and up to 63 of A-Z a-z 0-9 . _ - */
  readonly fields: Readonly<Record<string, CustomField>>;
  /** Why, for the people who review it: 1–200 characters. */
  readonly reason: string;
}

/** No free text: a yes or no, a number in a range, or one of at most 100 listed words. */
export type CustomField =
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly of: readonly string[] };
