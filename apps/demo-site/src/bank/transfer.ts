// The transfer form.
import { find } from '../site/build-element.ts';
import { checkForm, type FormRules, required } from '../site/form-messages.ts';
import { formatCents, parseEuros } from '../site/money.ts';
import { groupIban, isIban } from './iban.ts';

export interface Transfer {
  /** Id of the paying account. */
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

const RULES: FormRules = {
  'transfer-name': required('Write who gets the money.'),
  'transfer-iban': (value) =>
    isIban(value) ? null : 'This is not an IBAN. Try FR14 2004 1010 0505 0001 3M02 606.',
  'transfer-amount': (value) => (parseEuros(value) === null ? 'Write an amount, such as 25.00.' : null),
};

function readTransfer(form: HTMLFormElement): Transfer {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  return {
    from: text('transfer-from'),
    to: text('transfer-name'),
    cents: parseEuros(text('transfer-amount')) ?? 0,
  };
}

/** Calls `onTransfer` for each transfer that the form allows, and says that it is done. */
export function startTransfers(onTransfer: (transfer: Transfer) => void): void {
  const form = find('#transfer-form', HTMLFormElement);
  const done = find('#transfer-done', HTMLOutputElement);
  const iban = find('#transfer-iban', HTMLInputElement);
  iban.addEventListener('change', () => {
    iban.value = groupIban(iban.value);
  });
  checkForm(form, RULES, find('#transfer-summary', HTMLElement), () => {
    const transfer = readTransfer(form);
    onTransfer(transfer);
    done.textContent = `Sent ${formatCents(transfer.cents)} to ${transfer.to}.`;
    form.reset();
  });
}
