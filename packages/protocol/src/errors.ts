// The one base of all errors that Scrim throws. A message never contains a value from a page.

export interface ScrimErrorOptions {
  /** What the reader can do about it, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** An error with a stable `code`: match on the code, never on the message. */
export class ScrimError<Code extends string = string> extends Error {
  override readonly name: string = 'ScrimError';
  readonly code: Code;
  readonly hint: string | undefined;

  constructor(code: Code, message: string, options: ScrimErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
