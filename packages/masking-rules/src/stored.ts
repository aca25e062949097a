// Masking of events that were recorded before: the live engine over stored nodes, without a DOM library. For Node and
// browsers; never imported by the page's own door.

export type { ChannelExplanation, Explanation } from './explain/explanation.ts';
export { createStoredExplainer, type StoredExplainer } from './explain/stored-explain.ts';
export type { ExplainedVote, PathStep } from './explain/vote-path.ts';
export type { DropReason } from './masker.ts';
export { createStoredMasker, type StoredMasker, type StoredMaskerOptions } from './stored/stored-masker.ts';
export { createStoredPage, type StoredPage } from './stored/stored-page.ts';
export type { UnevaluableRule } from './stored/stored-rules.ts';
