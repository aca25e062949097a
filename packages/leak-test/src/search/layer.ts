// One readable reading of some bytes: as text, as JSON, or both.

/** A layer of something that was sent or kept. */
export interface Layer {
  /** How it was reached, such as `POST collect.example/v1/ingest › body › gzip › json`; never a value. */
  readonly via: string;
  readonly text?: string;
  readonly json?: unknown;
}
