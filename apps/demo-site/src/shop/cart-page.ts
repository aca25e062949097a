// The cart as a page: change quantities, take things out, go to the checkout (a real page load).
import { el } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import type { Cart, CartLine } from './cart.ts';
import { drawProduct } from './pictures.ts';
import type { View } from './router.ts';

function quantitySelect({ product, quantity }: CartLine, cart: Cart): HTMLSelectElement {
  const options = Array.from({ length: 20 }, (_, index) =>
    el('option', { value: index + 1, selected: index + 1 === quantity }, String(index + 1)),
  );
  const select = el(
    'select',
    { name: `quantity-${product.id}`, 'aria-label': `Quantity of ${product.name}` },
    ...options,
  );
  select.addEventListener('change', () => cart.setQuantity(product.id, Number(select.value)));
  return select;
}

function cartLine(line: CartLine, cart: Cart): HTMLLIElement {
  const { product, quantity } = line;
  const remove = el(
    'button',
    {
      type: 'button',
      class: 'text-button',
      'aria-label': `Remove ${product.name}`,
      'data-testid': 'remove-line',
    },
    'Remove',
  );
  remove.addEventListener('click', () => cart.setQuantity(product.id, 0));
  return el(
    'li',
    { class: 'cart-line', 'data-testid': 'cart-line', 'data-product': product.id },
    drawProduct(product.id),
    el('h2', { class: 'product-name' }, el('a', { href: `/product/${product.id}` }, product.name)),
    quantitySelect(line, cart),
    el('p', { class: 'price' }, formatCents(product.cents * quantity)),
    remove,
  );
}

/** The cart's page. */
export function cartPage(cart: Cart): View {
  const lines = cart.lines();
  const content = el('div', { class: 'narrow' }, el('h1', { tabindex: -1 }, 'Your cart'));
  if (lines.length === 0) {
    content.append(
      el('p', { 'data-testid': 'cart-empty' }, 'Nothing in it yet.'),
      el('p', {}, el('a', { class: 'button', href: '/' }, 'Look around')),
    );
    return { title: 'Cart', content };
  }
  content.append(
    el(
      'ul',
      { class: 'cart-lines', 'aria-label': 'In your cart' },
      ...lines.map((line) => cartLine(line, cart)),
    ),
    el(
      'div',
      { class: 'cart-total' },
      el('p', {}, 'Total ', el('strong', { 'data-testid': 'cart-total' }, formatCents(cart.totalCents()))),
      el('a', { class: 'button', href: '/checkout/', 'data-testid': 'to-checkout' }, 'Check out'),
    ),
  );
  return { title: 'Cart', content };
}
