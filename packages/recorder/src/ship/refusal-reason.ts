// What a refused frame means for the recording.
import type { FrameRefusal } from '@scrim/protocol';
import type { StatusReason } from '../options.ts';

const REASONS: Readonly<Record<FrameRefusal, StatusReason>> = {
  conflict: 'conflict',
  no_header: 'chunk_refused',
  malformed: 'chunk_refused',
  binding: 'chunk_refused',
  limit: 'session_limit',
  permit_unknown: 'session_revoked',
  permit_expired: 'session_revoked',
  disabled: 'site_disabled',
  revoked: 'session_revoked',
  erased: 'session_revoked',
};

export function reasonOfRefusal(refusal: FrameRefusal): StatusReason {
  return REASONS[refusal];
}
