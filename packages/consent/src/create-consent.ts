// Puts the parts together. Building it asks nothing of the network but to deliver a withdrawal that an earlier page
// could not, and stores nothing.
import { createSafeStorage } from './browser-storage.ts';
import { ask, deny, grant, withdraw } from './choices.ts';
import type { Consent } from './consent.ts';
import { endGrant } from './ending.ts';
import { type GrantScope, holdsGrant, readChoice } from './grant-scope.ts';
import { type ConsentOptions, parseOptions, type Settings } from './options.ts';
import { receipt } from './receipts.ts';
import { lookAgain, takeOver } from './storage-watch.ts';
import { parseStoredState } from './stored-state.ts';
import { joinTabs, type TabMessage } from './tabs.ts';
import { deliverKeptWithdrawals } from './withdrawals.ts';

export type { ConsentOptions };

/**
 * The consent of this browser's visitor to one site's session replay.
 *
 * An answer given on an earlier page is restored when it still holds.
 *
 * @throws TypeError or RangeError naming the option that is unknown, missing or malformed.
 */
export function createConsent(options: ConsentOptions): Consent {
  const scope = newScope(parseOptions(options));
  scope.seen = readChoice(scope);
  takeOver(scope, parseStoredState(scope.seen, scope.settings));
  scope.tabs = joinTabs(
    scope.settings.terms.site,
    (message) => hear(scope, message),
    () => lookAgain(scope),
  );
  deliverKeptWithdrawals(scope.settings, scope.storage);
  return consentOf(scope);
}

function newScope(settings: Settings): GrantScope {
  return {
    settings,
    storage: createSafeStorage(settings.storage),
    listeners: new Set(),
    hooks: new Set(),
    tabs: { tell: () => undefined },
    state: 'idle',
    record: null,
    receipt: null,
    flight: null,
    events: [],
    question: [],
    seen: null,
    ending: false,
    expiryTimer: undefined,
  };
}

/** Another tab's message. A withdrawal counts for the record it names, and for any grant older than itself. */
function hear(scope: GrantScope, message: TabMessage): void {
  if (message?.type === 'withdrawn' && scope.record !== null) {
    const grantedAt = scope.record.events.at(-1)?.at ?? 0;
    const isMeant = scope.record.recordId === message.recordId || grantedAt < message.at;
    if (isMeant) void endGrant(scope, { signal: 'withdraw' });
  }
  lookAgain(scope);
}

function consentOf(scope: GrantScope): Consent {
  return {
    state: () => {
      if (scope.state === 'granted' && !scope.ending && !holdsGrant(scope)) lookAgain(scope);
      return scope.state;
    },
    allowed: () => holdsGrant(scope),
    subscribe: (listener) => join(scope.listeners, listener),
    ask: () => ask(scope),
    grant: (evidence) => grant(scope, evidence),
    deny: (evidence) => deny(scope, evidence),
    withdraw: (evidence) => withdraw(scope, evidence),
    receipt: () => receipt(scope),
    onWithdraw: (hook) => join(scope.hooks, hook),
    history: () => structuredClone([...scope.events, ...scope.question]),
  };
}

function join<T>(set: Set<T>, member: T): () => void {
  set.add(member);
  return () => {
    set.delete(member);
  };
}
