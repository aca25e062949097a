// What may be sealed. Only the event masker makes a MaskedEvent and only the mask stage a MaskedBatch, so that
// unmasked events cannot be sealed, by type.

declare const masked: unique symbol;

/** An rrweb event after the masker. */
export interface MaskedEvent {
  readonly [masked]: 'event';
  readonly type: number;
  readonly timestamp: number;
}

/** Masked events on their way into one chunk. */
export interface MaskedBatch {
  readonly [masked]: 'batch';
  /** One JSON object and LF per event. */
  readonly ndjson: string;
  /** The batch begins with a Meta and a full snapshot. */
  readonly keyframe: boolean;
}
