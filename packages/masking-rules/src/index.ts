// Masking of every rrweb event, for the page. No zod, no DOM library, no effect on import.

export { isKnownFamily } from './css/css-words.ts';
export { createEventMasker, type EventMasker, type EventMaskerOptions } from './event-masker.ts';
export { ROUTE_EVENT, routeEvent } from './events/custom-event.ts';
export type { DropCode, FaultCode } from './events/refusal.ts';
export type { ChannelExplanation, Explanation } from './explain/explanation.ts';
export type { ExplainedVote, PathStep } from './explain/vote-path.ts';
export {
  createExplainer,
  type Explainer,
  type ExplainOptions,
  explain,
  explainPath,
} from './explain.ts';
export type { MaskerMirror } from './mask-context.ts';
export type { DropReason } from './masker.ts';
export { type CompiledPolicy, compilePolicy, isCompiled } from './policy/compiled-policy.ts';
export { DEFAULT_POLICY } from './policy/default-policy.ts';
export { tightens } from './policy/policy-changes.ts';
export { diffPolicies, type PolicyDifference } from './policy/policy-difference.ts';
export { PolicyError, type PolicyErrorCode } from './policy/policy-error.ts';
export { describePolicy } from './policy/policy-words.ts';
export { PROFILES, type ProfileName } from './policy/profiles.ts';
export { type MaskingRecordOptions, recordOptions } from './record-options.ts';
export type { NeverReason } from './rules/never-unmasked.ts';
export type { Decider } from './rules/votes.ts';
export { maskText, maskTextByWidth, type TextExtent } from './text-mask.ts';
export type { DetectorKind } from './tripwire/detector.ts';
export { findHits, type Hit, redact } from './tripwire/redact.ts';
