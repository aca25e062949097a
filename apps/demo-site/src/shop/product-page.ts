// One product: picture, details, quantity, and the delivery estimate in a frame of its own.
import { el } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import type { Cart } from './cart.ts';
import { productList } from './catalogue.ts';
import { drawProduct } from './pictures.ts';
import { findProduct, PRODUCTS, type Product } from './products.ts';
import type { View } from './router.ts';

interface ProductPageOptions {
  readonly cart: Cart;
  /** Says something aloud to a screen reader. */
  readonly announce: (text: string) => void;
  /** Told that so many were put into the cart. */
  readonly onAdded: (quantity: number) => void;
}

function addToCartForm(
  { id, name }: Product,
  { cart, announce, onAdded }: ProductPageOptions,
): HTMLFormElement {
  const quantity = el('input', {
    id: 'quantity',
    name: 'quantity',
    type: 'number',
    min: 1,
    max: 20,
    value: 1,
    required: true,
  });
  const added = el('p', { class: 'added', 'data-testid': 'added' });
  const form = el(
    'form',
    { class: 'add-form' },
    el('div', { class: 'field' }, el('label', { for: 'quantity' }, 'Quantity'), quantity),
    el('button', { class: 'button', 'data-testid': 'add-to-cart' }, 'Add to cart'),
    added,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    cart.add(id, quantity.valueAsNumber);
    added.replaceChildren('In your cart. ', el('a', { href: '/cart' }, 'Go to cart'));
    announce(`${name} is in your cart`);
    onAdded(quantity.valueAsNumber);
  });
  return form;
}

function deliveryFrame(): HTMLElement {
  return el('iframe', {
    src: '/frames/delivery.html',
    title: 'Delivery estimate',
    class: 'delivery-frame',
    'data-testid': 'delivery-frame',
  });
}

function relatedTo(product: Product): readonly Product[] {
  const others = PRODUCTS.filter(({ id }) => id !== product.id);
  const same = others.filter(({ category }) => category === product.category);
  return [...same, ...others.filter((other) => !same.includes(other))].slice(0, 4);
}

/** The page of one product; null when there is none under `id`. */
export function productPage(id: string, options: ProductPageOptions): View | null {
  const product = findProduct(id);
  if (product === null) return null;
  const words = el(
    'div',
    { class: 'product-words' },
    el('p', { class: 'eyebrow' }, product.category),
    el('h1', { tabindex: -1 }, product.name),
    el('p', { class: 'price large' }, formatCents(product.cents)),
    el('p', { class: 'lead' }, product.summary),
    el('ul', { class: 'details' }, ...product.details.map((detail) => el('li', {}, detail))),
    addToCartForm(product, options),
    deliveryFrame(),
  );
  const content = el(
    'div',
    {},
    el('article', { class: 'product' }, el('div', { class: 'product-picture' }, drawProduct(id)), words),
    el('h2', { class: 'related-title' }, 'Goes well with'),
    productList(relatedTo(product), 'Goes well with'),
  );
  return { title: product.name, content };
}
