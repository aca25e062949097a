// What a visit did, so that a score can ask whether the recording tells of it.

/** One thing that was done to the page, at a time in milliseconds since 1970. */
export interface Act {
  readonly kind: 'click' | 'type' | 'choose' | 'scroll' | 'move' | 'resize' | 'change' | 'navigate';
  readonly atMs: number;
}
