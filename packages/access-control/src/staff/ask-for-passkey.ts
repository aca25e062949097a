// `POST /v1/auth/passkeys/options`: the question that a browser takes to its authenticator.
import { ProblemError } from '@scrim/protocol/routes';
import type { Challenge } from './challenges.ts';
import { findLink } from './make-link.ts';
import { registrationOptions, signInOptions } from './passkeys.ts';
import { hashName } from './person-name.ts';
import { MAX_PASSKEYS } from './person-record.ts';
import { nameForLink } from './redeem-link.ts';
import type { OptionsBody } from './request-bodies.ts';
import { newId } from './secret-token.ts';
import { requireParty, type StaffContext } from './staff-context.ts';

export interface PasskeyQuestion {
  readonly challengeId: string;
  /** WebAuthn's JSON, for the browser. */
  readonly options: { readonly challenge: string };
}

/**
 * `personId`: who is signed in.
 *
 * @throws ProblemError `passkey_refused`, `link_invalid`, `name_taken`, `body_malformed`, `sign_in_required`;
 * TooManyAttempts
 */
export async function askForPasskey(
  context: StaffContext,
  body: OptionsBody,
  personId: string | null,
): Promise<PasskeyQuestion> {
  await context.limits.tryPasskey(body.for === 'add' ? personId : null);
  if (body.for === 'sign-in') return askToSignIn(context);
  if (body.for === 'add') return askToAdd(context, personId);
  await context.limits.tryLink();
  return askForLink(context, body);
}

async function askToSignIn(context: StaffContext): Promise<PasskeyQuestion> {
  const options = await signInOptions(requireParty(context));
  const { challenge } = options;
  return { challengeId: await context.challenges.keep({ purpose: 'sign-in', challenge }), options };
}

async function askToAdd(context: StaffContext, personId: string | null): Promise<PasskeyQuestion> {
  const party = requireParty(context);
  const person = personId === null ? null : await context.people.find(personId);
  if (person === null) throw new ProblemError('sign_in_required');
  if (person.passkeys.length >= MAX_PASSKEYS) throw new ProblemError('passkey_refused');
  const options = await registrationOptions(party, person);
  const { challenge } = options;
  return {
    challengeId: await context.challenges.keep({ purpose: 'add', personId: person.id, challenge }),
    options,
  };
}

async function askForLink(
  context: StaffContext,
  { token, name: typed }: Extract<OptionsBody, { readonly for: 'link' }>,
): Promise<PasskeyQuestion> {
  const party = requireParty(context);
  const { link, person } = await findLink(context, token);
  const name = await nameForLink(context, link, typed);
  const owner = person ?? { id: newId(), name, passkeys: [] };
  const options = await registrationOptions(party, owner);
  const bound: Omit<Challenge<'link'>, 'expMs'> = {
    purpose: 'link',
    linkKey: link.key,
    personId: owner.id,
    nameHash: hashName(name),
    challenge: options.challenge,
  };
  return { challengeId: await context.challenges.keep(bound), options };
}
