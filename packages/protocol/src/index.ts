// The words all Scrim packages share. No dependency, no effect, fit for a page.
export { decodeBase64Url, encodeBase64Url } from './base64url.ts';
export { joinBytes, readU32, u32 } from './bytes.ts';
export type {
  ConsentEvent,
  ConsentNotice,
  ConsentPurpose,
  ConsentRecord,
  ConsentState,
  ReceiptClaims,
} from './consent-record.ts';
export { ScrimError, type ScrimErrorOptions } from './errors.ts';
export {
  type EpochId,
  isBytes,
  isId,
  isName,
  type KeyId,
  newEpochId,
  newPermitId,
  newRecordId,
  newSessionId,
  type PermitId,
  parseEpochId,
  parsePermitId,
  parseRecordId,
  parseSessionId,
  parseSiteId,
  type RecordId,
  randomBytes,
  type SessionId,
  type SiteId,
} from './ids.ts';
export {
  decodeFrames,
  encodeFrame,
  type Frame,
  type FrameKind,
  type FrameMeta,
  type FrameRefusal,
  type FrameResult,
  type IngestAnswer,
  MAX_FRAME_META_BYTES,
  type WriteState,
} from './ingest-frames.ts';
export type {
  ManifestSignerGrant,
  Recipient,
  SiteManifest,
  SiteSettings,
} from './manifest.ts';
export type { MaskedBatch, MaskedEvent } from './masked-batch.ts';
export type { Permit, PermitLimits, SessionKind } from './permit.ts';
export {
  type CustomEventRule,
  type CustomField,
  type MaskChannel,
  POLICY_LIMITS,
  type PolicyArtifact,
  type PolicyRule,
  type PolicyVocabulary,
} from './policy.ts';
export { isProblemCode, type Problem, type ProblemCode, problemOf } from './problem.ts';
export type {
  AuthState,
  ErasedAnswer,
  KeyFileEntry,
  LinkSummary,
  NewLink,
  OpenedSecret,
  PersonSummary,
  PublishedManifest,
  SessionPage,
  SessionSummary,
  SiteSummary,
  StaffRole,
} from './staff.ts';
