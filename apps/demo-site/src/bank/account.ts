// The account behind the sign-in: balances, spending, transactions, and what a transfer changes in them.
import { el, find } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import { ACCOUNTS, type Account, CUSTOMER, TRANSACTIONS } from './ledger.ts';
import { showSpending } from './spending-chart.ts';
import { showTransactions } from './transactions.ts';
import { startTransfers, type Transfer } from './transfer.ts';

function accountCard({ id, name, iban, cents }: Account): HTMLLIElement {
  return el(
    'li',
    { class: 'account-card', 'data-testid': `account-${id}` },
    el('h3', {}, name),
    el('p', { class: 'balance', 'data-testid': 'balance' }, formatCents(cents)),
    el('p', { class: 'iban', 'data-testid': 'iban' }, iban),
  );
}

function greeting(hour: number): string {
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

function pay(accounts: readonly Account[], { from, cents }: Transfer): readonly Account[] {
  return accounts.map((account) =>
    account.id === from ? { ...account, cents: account.cents - cents } : account,
  );
}

/** Shows the account and keeps it up to date; call it once in a document. */
export function startAccount(): void {
  let accounts = ACCOUNTS;
  let transactions = TRANSACTIONS;
  const filter = find('#transaction-filter', HTMLInputElement);
  const show = (): void => {
    find('#accounts', HTMLElement).replaceChildren(...accounts.map(accountCard));
    showTransactions(find('#transactions', HTMLElement), transactions, filter.value);
    showSpending(find('#spending', HTMLElement), transactions);
  };
  find('#greeting', HTMLElement).textContent = `${greeting(new Date().getHours())}, ${CUSTOMER.firstName}`;
  filter.addEventListener('input', show);
  startTransfers((transfer) => {
    const date = new Date().toISOString().slice(0, 10);
    accounts = pay(accounts, transfer);
    transactions = [{ date, party: transfer.to, kind: 'Transfer', cents: -transfer.cents }, ...transactions];
    show();
  });
  show();
}
