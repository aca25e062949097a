// The visitor's acts: asked, yes, no, taken back. Each looks at the storage first: another tab may have been faster.
import type { ConsentState } from '@scrim/protocol';
import { consentError, type Evidence } from './consent.ts';
import { endGrant } from './ending.ts';
import { type GrantScope, keepChoice, notify } from './grant-scope.ts';
import { newEvent, newRecord, parseEvidence, readEvidence } from './record.ts';
import { lookAgain, watchExpiry } from './storage-watch.ts';
import { decideTransition } from './transitions.ts';

/** The notice is on screen. */
export function ask(scope: GrantScope): void {
  lookAgain(scope);
  const next = decideTransition(scope.state, 'ask');
  if (next === null) return;
  scope.state = next;
  scope.question = [newEvent(scope.settings, 'notice-shown', { method: 'api' }, 1)];
  notify(scope);
}

/**
 * The visitor's yes.
 *
 * @throws TypeError for malformed evidence; ScrimError `consent_not_asked`.
 */
export function grant(scope: GrantScope, evidence: unknown): void {
  const given = parseEvidence(evidence);
  lookAgain(scope);
  if (scope.state === 'granted') return;
  const next = decideTransition(scope.state, 'grant');
  if (next === null) throw notAsked();
  answer(scope, 'granted', given);
  scope.record = newRecord(scope.settings, [...scope.question, ...scope.events.slice(-1)]);
  finish(scope, next);
  watchExpiry(scope);
}

const notAsked = () =>
  consentError(
    'consent_not_asked',
    'grant: this visitor has answered before',
    'Show the notice and call ask() first.',
  );

/** The visitor's no. */
export function deny(scope: GrantScope, evidence: unknown): void {
  lookAgain(scope);
  const given = readEvidence(evidence);
  if (scope.state === 'granted') {
    void endGrant(scope, { signal: 'deny', here: given });
    return;
  }
  const next = decideTransition(scope.state, 'deny');
  if (next === null) return;
  answer(scope, 'denied', given);
  finish(scope, next);
}

/** The visitor's yes taken back. */
export function withdraw(scope: GrantScope, evidence: unknown): Promise<void> {
  lookAgain(scope);
  return endGrant(scope, { signal: 'withdraw', here: readEvidence(evidence) });
}

function answer(scope: GrantScope, type: 'granted' | 'denied', evidence: Evidence): void {
  const event = newEvent(scope.settings, type, evidence, scope.question.length + 1);
  scope.events = [...scope.events, ...scope.question, event];
}

function finish(scope: GrantScope, next: ConsentState): void {
  scope.state = next;
  scope.question = [];
  keepChoice(scope);
  scope.tabs.tell({ type: 'changed' });
  notify(scope);
}
