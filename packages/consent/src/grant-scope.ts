// All mutable state of one consent object, and the small steps that every act is made of. None of them throws.
import type { ConsentEvent, ConsentRecord, ConsentState } from '@scrim/protocol';
import { choiceKey, type SafeStorage } from './browser-storage.ts';
import type { Receipt, WithdrawHook, WrittenSession } from './consent.ts';
import type { Settings } from './options.ts';
import { grantEndsAt } from './record-validity.ts';
import { formatStoredState } from './stored-state.ts';
import type { Tabs } from './tabs.ts';
import { MAX_SESSIONS, readWrittenSession } from './written-session.ts';

/** A receipt on its way. `answer` is the collector's (null when it refused), `result` what the caller gets. */
export interface ReceiptFlight {
  readonly answer: Promise<Receipt | null>;
  readonly result: Promise<Receipt>;
}

export interface GrantScope {
  readonly settings: Settings;
  readonly storage: SafeStorage;
  readonly listeners: Set<(state: ConsentState) => void>;
  readonly hooks: Set<WithdrawHook>;
  tabs: Tabs;
  state: ConsentState;
  record: ConsentRecord | null;
  receipt: Receipt | null;
  flight: ReceiptFlight | null;
  events: readonly ConsentEvent[];
  /** Since the last `ask()`; becomes part of the record with the answer, and is kept nowhere before. */
  question: readonly ConsentEvent[];
  /** The stored text as this tab last saw or wrote it. */
  seen: string | null;
  /** True while the hooks run: the grant is over, its mark not yet set. */
  ending: boolean;
  expiryTimer: ReturnType<typeof setTimeout> | undefined;
}

export const readChoice = ({ storage, settings }: GrantScope): string | null =>
  storage.read(choiceKey(settings.terms.site));

/**
 * Writes the scope's choice. When that fails, an older choice must not stay behind: an old yes would outlive the no
 * that could not be written.
 */
export function keepChoice(scope: GrantScope): void {
  if (!writeChoice(scope)) scope.storage.remove(choiceKey(scope.settings.terms.site));
  scope.seen = readChoice(scope);
}

/** Adds the receipt to a grant that is kept already; when that fails the grant stays as it was. */
export function keepReceipt(scope: GrantScope): void {
  writeChoice(scope);
  scope.seen = readChoice(scope);
}

const writeChoice = (scope: GrantScope): boolean =>
  scope.storage.write(choiceKey(scope.settings.terms.site), formatStoredState(scope));

/** Is there a grant, and is its time not over? */
export function holdsGrant({ state, record, ending, settings }: GrantScope): boolean {
  if (state !== 'granted' || record === null || ending) return false;
  const endsAt = grantEndsAt(record, settings.validForSeconds);
  return endsAt !== null && Date.now() < endsAt * 1000;
}

/** An error in the page's own code is the page's: it is reported like one of an event listener, and stops nothing. */
function callSafely<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    globalThis.reportError?.(error);
    return null;
  }
}

export function notify(scope: GrantScope): void {
  for (const listener of [...scope.listeners]) callSafely(() => listener(scope.state));
}

/** Runs every hook. @returns the sessions that were written to. */
export function runHooks({ hooks }: GrantScope): WrittenSession[] {
  const named = [...hooks].flatMap((hook): readonly unknown[] => {
    const sessions: unknown = callSafely(hook);
    return Array.isArray(sessions) ? sessions : [];
  });
  return named
    .map(readWrittenSession)
    .filter((session) => session !== null)
    .slice(0, MAX_SESSIONS);
}
