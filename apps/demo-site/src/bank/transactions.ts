// The transactions table and its filter.
import { el } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import type { Transaction } from './ledger.ts';

const DATE = new Intl.DateTimeFormat('en-IE', { day: '2-digit', month: 'short', year: 'numeric' });

function row({ date, party, kind, cents }: Transaction): HTMLTableRowElement {
  const sign = cents > 0 ? '+' : '';
  return el(
    'tr',
    { 'data-testid': 'transaction' },
    el('td', {}, el('time', { datetime: date }, DATE.format(new Date(date)))),
    el('th', { scope: 'row' }, party),
    el('td', { class: 'kind' }, el('span', { class: 'tag' }, kind)),
    el('td', { class: cents > 0 ? 'amount in' : 'amount' }, sign + formatCents(cents)),
  );
}

/** Shows those transactions whose party or kind contains `filter`. */
export function showTransactions(
  body: HTMLElement,
  transactions: readonly Transaction[],
  filter: string,
): void {
  const wanted = filter.trim().toLowerCase();
  const shown = transactions.filter(({ party, kind }) => `${party} ${kind}`.toLowerCase().includes(wanted));
  const nothing = el('tr', {}, el('td', { colspan: 4 }, 'Nothing matches.'));
  body.replaceChildren(...(shown.length > 0 ? shown.map(row) : [nothing]));
}
