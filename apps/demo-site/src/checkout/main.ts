// Starts the checkout's document: order summary, checks, and the way on to the confirmation.

import { type Cart, createCart } from '../shop/cart.ts';
import { keepOrder, newOrderNumber } from '../shop/order.ts';
import { el, find } from '../site/build-element.ts';
import { checkForm } from '../site/form-messages.ts';
import { formatCents } from '../site/money.ts';
import { setUpRecording } from '../site/set-up-recording.ts';
import { groupCardDigits } from './card-number.ts';
import { CHECKOUT_RULES } from './checkout-rules.ts';

const SHIPPING_CENTS: Readonly<Record<string, number>> = { post: 490, courier: 1290, pickup: 0 };

function shippingCents(form: HTMLFormElement): number {
  return SHIPPING_CENTS[String(new FormData(form).get('delivery'))] ?? 0;
}

function showSummary(cart: Cart, form: HTMLFormElement): void {
  const row = (label: string, cents: number): HTMLLIElement =>
    el('li', {}, el('span', {}, label), el('span', {}, formatCents(cents)));
  const lines = cart
    .lines()
    .map(({ product, quantity }) => row(`${quantity} × ${product.name}`, product.cents * quantity));
  const total = el(
    'span',
    { 'data-testid': 'order-total' },
    formatCents(cart.totalCents() + shippingCents(form)),
  );
  find('#order-lines', HTMLElement).replaceChildren(
    ...lines,
    row('Delivery', shippingCents(form)),
    el('li', { class: 'total' }, el('span', {}, 'Total'), total),
  );
}

function placeOrder(cart: Cart, form: HTMLFormElement): void {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  keepOrder(sessionStorage, {
    number: newOrderNumber(),
    name: text('name'),
    email: text('email'),
    street: text('street'),
    city: text('city'),
    totalCents: cart.totalCents() + shippingCents(form),
  });
  cart.clear();
  location.assign('/order/confirmed');
}

const cart = createCart(sessionStorage);
const form = find('#checkout-form', HTMLFormElement);
const cardNumber = find('[name=card-number]', HTMLInputElement);

cardNumber.addEventListener('change', () => {
  cardNumber.value = groupCardDigits(cardNumber.value);
});
form.addEventListener('change', () => showSummary(cart, form));
find('#cart-empty', HTMLElement).hidden = cart.count() > 0;
checkForm(form, CHECKOUT_RULES, find('#checkout-summary', HTMLElement), () => placeOrder(cart, form));
showSummary(cart, form);
addEventListener('pageshow', () => showSummary(cart, form));
setUpRecording();
