// What a page holds: the `Consent` object and the words of its calls. Declarations only.
import {
  type ConsentEvent,
  type ConsentState,
  type ProblemCode,
  ScrimError,
  type SessionId,
} from '@scrim/protocol';

/** A receipt: the collector's signature over the hash of the record, a compact JWS (RFC 7515 §3.1). */
export type Receipt = string;

/** Has this the form of a receipt? The page holds no key to check the signature with: the collector checks it. */
export const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'string' && value.length <= 65_536 && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value);

/** How the visitor expressed a choice. Each value is 1–64 of `A-Z a-z 0-9 . _ : -`. */
export interface Evidence {
  /** `button`, `api`, … */
  readonly method: string;
  /**
   * Which variant of the notice was on screen.
   *
   * @default 'default'
   */
  readonly uiVariant?: string;
}

/**
 * A session that this tab wrote into: what the collector needs to end it. The continuation is the proof of a page that
 * has no permit yet: the visit of the page before it.
 */
export type WrittenSession =
  | { readonly sid: SessionId; readonly writeToken: string }
  | { readonly sid: SessionId; readonly continuation: string };

/** Stops and wipes what ran under the grant, at once, and says which sessions were written to (empty: none). */
export type WithdrawHook = () => readonly WrittenSession[];

/**
 * The codes of this door's errors: `consent_not_asked` (a yes again without `ask()`), `consent_not_granted` (a
 * receipt without a grant), `collector_unreachable` (no answer, or none that a collector gives), or the collector's
 * own problem code.
 */
export type ConsentErrorCode =
  | 'consent_not_asked'
  | 'consent_not_granted'
  | 'collector_unreachable'
  | ProblemCode;

export interface Consent {
  /** The state now; a grant whose time is over is `expired` here. */
  state(): ConsentState;
  /** May something be captured now? True only in `granted`, and never while a grant is being ended. */
  allowed(): boolean;
  /** Calls `listener` after each change of state, not for the present one. @returns a function that stops this. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** The notice is on screen: `pending`. Does nothing while pending or granted. Stores and requests nothing. */
  ask(): void;
  /**
   * The visitor's yes. Does nothing when it is granted already.
   *
   * @throws TypeError when the evidence is missing or malformed.
   * @throws ScrimError `consent_not_asked` after a no, a withdrawal, an expiry or a supersession: `ask()` first.
   */
  grant(evidence: Evidence): void;
  /** The visitor's no; after a yes the same as `withdraw`. Never throws; malformed evidence reads `unknown`. */
  deny(evidence?: Evidence): void;
  /**
   * Ends the grant. Before the promise is returned: hooks, mark, storage, other tabs, and the POST is on its way.
   * Does nothing when nothing is granted. Never throws; malformed evidence reads `unknown`.
   *
   * @returns a promise that never rejects: the collector knows, or this page stopped trying (see the README).
   */
  withdraw(evidence?: Evidence): Promise<void>;
  /**
   * The collector's receipt for the grant: asked for on the first call, kept in storage.
   *
   * @throws ScrimError (rejects) with a {@link ConsentErrorCode}.
   */
  receipt(): Promise<Receipt>;
  /**
   * Runs `hook` synchronously when the grant ends: withdrawn (here or in another tab), expired or superseded. The
   * sessions it returns are ended at the collector on a withdrawal only. @returns a function that removes the hook.
   */
  onWithdraw(hook: WithdrawHook): () => void;
  /** What the visitor was asked and answered in this browser, oldest first; event ids are those of their record. */
  history(): ConsentEvent[];
}

/** Builds one of this door's errors. */
export function consentError(
  code: ConsentErrorCode,
  message: string,
  hint: string,
): ScrimError<ConsentErrorCode> {
  return new ScrimError(code, message, { hint });
}
