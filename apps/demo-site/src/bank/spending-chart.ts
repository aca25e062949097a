// Spending by kind as a bar chart: a list that reads well without seeing the bars.
import { el, svg } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import type { Transaction } from './ledger.ts';

function spendingByKind(transactions: readonly Transaction[]): [kind: string, cents: number][] {
  const sums = new Map<string, number>();
  for (const { kind, cents } of transactions) {
    if (cents < 0) sums.set(kind, (sums.get(kind) ?? 0) - cents);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function bar(share: number): SVGSVGElement {
  const height = { height: 8 };
  return svg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { ...height, width: 100, class: 'bar-track' }),
    svg('rect', { ...height, width: Math.max(2, share * 100), class: 'bar-value' }),
  );
}

/** Fills `list` with one bar for each kind of spending. */
export function showSpending(list: HTMLElement, transactions: readonly Transaction[]): void {
  const kinds = spendingByKind(transactions);
  const most = kinds[0]?.[1] ?? 1;
  list.replaceChildren(
    ...kinds.map(([kind, cents]) =>
      el(
        'li',
        {},
        el('span', {}, kind),
        el('span', { class: 'amount' }, formatCents(cents)),
        bar(cents / most),
      ),
    ),
  );
}
