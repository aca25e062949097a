// One readable reading of some bytes: as text, as JSON, or both.

/** A layer of something that was sent or kept. */
export interface Layer {
  /** How it was reached, such as `POST collect.example/v1/ingest › body › gzip › json`; never a value. */
  readonly via: string;
  readonly text?: string;
  readonly json?: unknown;
  /** The text is bytes, one a character, that are no text: only forms that chance cannot make are looked for. */
  readonly binary?: true;
  /** Something in here was too large or too deep to be read whole: that nothing was found in it proves nothing. */
  readonly cut?: true;
}
