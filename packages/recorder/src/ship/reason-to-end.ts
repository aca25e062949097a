// What the collector's answer means for the recording.
import type { FrameRefusal, IngestAnswer } from '@scrim/protocol';
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

/** @returns null when recording goes on. */
export function reasonToEnd({ state, frames }: IngestAnswer): StatusReason | null {
  for (const { result } of frames) if (result !== 'stored' && result !== 'known') return REASONS[result];
  if (state === 'active') return null;
  return state === 'disabled' ? 'site_disabled' : 'session_revoked';
}
