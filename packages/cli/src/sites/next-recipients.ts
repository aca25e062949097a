// Which readers a site's next manifest has: some dropped, some added. Decides on lists only; signs nothing.
import { type KeyId, type Recipient, ScrimError } from '@scrim/protocol';
import { MAX_RECIPIENTS } from '../argument-values.ts';

/** A change of who can open what pages seal from now on. */
export interface RecipientChange {
  readonly drop: readonly KeyId[];
  readonly add: readonly Recipient[];
}

/**
 * The recipients after the change; those that stay keep their order.
 *
 * @throws ScrimError `recipient_unknown`, `recipient_twice`, `recipients_none`, `recipients_too_many`, `recipients_mixed`
 */
export function nextRecipients(
  published: readonly Recipient[],
  { drop, add }: RecipientChange,
): readonly Recipient[] {
  const kids = published.map(({ kid }) => kid);
  if (!drop.every((kid) => kids.includes(kid))) throw refusal('recipient_unknown');
  const next = [...published.filter(({ kid }) => !drop.includes(kid)), ...add];
  if (new Set(next.map(({ kid }) => kid)).size !== next.length) throw refusal('recipient_twice');
  if (next.length === 0) throw refusal('recipients_none');
  if (next.length > MAX_RECIPIENTS) throw refusal('recipients_too_many');
  if (new Set(next.map(({ suite }) => suite)).size > 1) throw refusal('recipients_mixed');
  return next;
}

const REFUSALS = {
  recipient_unknown: [
    'No recipient of the published manifest has this key id.',
    'scrim manifest show SITE prints those that it has.',
  ],
  recipient_twice: ['A key that is added is a recipient of the published manifest already.', ''],
  recipients_none: [
    'No recipient would be left, and a manifest needs one.',
    'Name its successor: scrim key rotate SITE --drop KID --add KEY. To stop recording: scrim site disable.',
  ],
  recipients_too_many: ['There would be more than 8 recipients.', ''],
  recipients_mixed: [
    'The recipients would be of more than one suite, and pages seal to one.',
    'Drop those of the old suite in the same call.',
  ],
} as const;

function refusal(code: keyof typeof REFUSALS): ScrimError {
  const [message, hint] = REFUSALS[code];
  return new ScrimError(code, message, hint === '' ? {} : { hint });
}
