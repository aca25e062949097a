// What a customer sees after ordering.
import { el } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import { readOrder } from './order.ts';
import type { View } from './router.ts';

/** The confirmation of the order placed in this tab. */
export function orderConfirmation(storage: Storage): View {
  const order = readOrder(storage);
  const heading = el('h1', { tabindex: -1 }, order === null ? 'No order yet' : 'Thank you for your order');
  const content = el('div', { class: 'narrow', 'data-testid': 'order-confirmation' }, heading);
  if (order !== null) {
    const row = (term: string, ...value: string[]): HTMLElement[] => [
      el('dt', {}, term),
      el('dd', {}, ...value),
    ];
    content.append(
      el('p', { class: 'lead' }, `We have written to ${order.email}. It ships within two working days.`),
      el(
        'dl',
        { class: 'facts' },
        ...row('Order', order.number),
        ...row('For', order.name),
        ...row('To', `${order.street}, ${order.city}`),
        ...row('Paid', formatCents(order.totalCents)),
      ),
    );
  }
  content.append(el('p', {}, el('a', { class: 'button', href: '/' }, 'Back to the shop')));
  return { title: 'Order confirmed', content };
}
