// Pages of a few nodes, what the masker makes of them, and of their changes. For tests of channels and regions.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { createMasker, type Masker } from '../src/masker.ts';
import { createTokens } from '../src/names/tokens.ts';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { el, type TreeNode, type TreePage, treePage } from './tree-page.ts';

/** A masked node, as an event has it. */
export interface Masked {
  readonly type: number;
  readonly id: number;
  readonly tagName?: string;
  readonly textContent?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly Masked[];
}
/** What an event or an element holds. */
export type Data = Readonly<Record<string, unknown>>;

/** Both modes of a policy. */
export const MODES = ['mask-all', 'mask-inputs'] as const;

/** A policy of these rules. */
export function policyOf(
  mode: PolicyArtifact['mode'],
  rules: readonly PolicyRule[] = [],
  more = {},
): PolicyArtifact {
  return { v: 1, id: 'test', version: '1', mode, rules, ...more };
}

/** A rule that unmasks one channel of elements of class `u`. */
export function unmask(what: NonNullable<PolicyRule['what']>): PolicyRule {
  return { id: 'u', select: '.u', do: 'unmask', what, reason: 'test' };
}

/** A masker of this page. */
export function maskerOf(page: TreePage, policy: PolicyArtifact): Masker {
  const vocabulary = createVocabulary(policy.vocabulary);
  return createMasker({
    policy,
    page,
    tokenise: createTokens({ vocabulary }),
    vocabulary,
    origin: 'https://shop.test',
  });
}

/** What a full snapshot of the page becomes. */
export function snapshotBy(masker: Masker, page: TreePage): Masked {
  const masked = masker.mask({ type: 2, data: page.snapshot(), timestamp: 1 }) as unknown as {
    data: { node: Masked };
  } | null;
  if (masked === null) throw new Error(`dropped: ${JSON.stringify(masker.counts())}`);
  return masked.data.node;
}

/** A node and all in it, in document order. */
export const flatten = (node: Masked): Masked[] => [node, ...(node.childNodes ?? []).flatMap(flatten)];

/** A snapshot of these nodes in an element of class `u`. */
export function snapshotOf(policy: PolicyArtifact, ...nodes: readonly TreeNode[]): Masked[] {
  const page = treePage(el('div', { class: 'u' }, ...nodes));
  return flatten(snapshotBy(maskerOf(page, policy), page)).slice(3);
}

/** What attributes an element of class `u` keeps. */
export function attributesOf(policy: PolicyArtifact, name: string, attributes: Record<string, string>): Data {
  return snapshotOf(policy, el(name, attributes))[0]?.attributes ?? {};
}

/** What an incremental event becomes; null where it is dropped. */
export const change = (masker: Masker, data: object): Data | null => {
  const masked = masker.mask({ type: 3, data, timestamp: 1 });
  return masked === null ? null : (masked as unknown as { data: Data }).data;
};
/** What a change of the page becomes. */
export const mutate = (masker: Masker, part: object): Data | null =>
  change(masker, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...part });
