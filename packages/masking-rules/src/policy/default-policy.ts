// The policy that holds where nothing is configured. Its hash is in sealed headers: it must never change.
import type { PolicyArtifact } from '@scrim/protocol';

/** Masks everything, lets nothing through: what holds where nothing is configured. */
export const DEFAULT_POLICY: PolicyArtifact = Object.freeze({
  v: 1,
  id: 'scrim-default',
  version: '1',
  mode: 'mask-all',
  rules: Object.freeze([]),
});
