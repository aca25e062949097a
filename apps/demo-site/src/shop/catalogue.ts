// Product cards, and the pages that are lists of them: the front page, a shelf, search results.
import { el } from '../site/build-element.ts';
import { formatCents } from '../site/money.ts';
import { hero } from './hero.ts';
import { drawProduct } from './pictures.ts';
import { CATEGORIES, PRODUCTS, type Product, searchProducts } from './products.ts';
import type { View } from './router.ts';

function productCard(product: Product): HTMLLIElement {
  const { id, name, category, cents } = product;
  return el(
    'li',
    { class: 'product-card', 'data-testid': 'product-card', 'data-product': id },
    drawProduct(id),
    el('p', { class: 'eyebrow' }, category),
    el('h2', { class: 'product-name' }, el('a', { href: `/product/${id}` }, name)),
    el('p', { class: 'price' }, formatCents(cents)),
  );
}

/** A list of products as cards. */
export function productList(products: readonly Product[], label: string): HTMLUListElement {
  const list = { class: 'product-list', 'aria-label': label, 'data-testid': 'product-list' };
  return el('ul', list, ...products.map(productCard));
}

function shelfPath(category: string): string {
  return `/shelf/${category.toLowerCase()}`;
}

function shelves(current: string | null): HTMLElement {
  const link = (href: string, name: string, isCurrent: boolean): HTMLLIElement =>
    el('li', {}, el('a', { href, ...(isCurrent ? { 'aria-current': 'page' } : {}) }, name));
  return el(
    'nav',
    { class: 'shelves', 'aria-label': 'Shelves' },
    el(
      'ul',
      {},
      link('/', 'Everything', current === null),
      ...CATEGORIES.map((name) => link(shelfPath(name), name, name === current)),
    ),
  );
}

/** The front page. */
export function frontPage(): View {
  const content = el('div', {}, hero(), shelves(null), productList(PRODUCTS, 'All products'));
  content.append(
    el(
      'section',
      { class: 'finder-section' },
      el('h2', {}, 'See it by lamplight first'),
      document.createElement('store-finder'),
    ),
  );
  return { title: 'Light for long evenings', content };
}

/** One shelf; null when the shop has no such shelf. */
export function shelfPage(name: string): View | null {
  const category = CATEGORIES.find((each) => each.toLowerCase() === name);
  if (category === undefined) return null;
  const products = PRODUCTS.filter((product) => product.category === category);
  const heading = el('h1', { tabindex: -1 }, category);
  return {
    title: category,
    content: el('div', {}, heading, shelves(category), productList(products, category)),
  };
}

/** `3 things for “wool”`: said aloud and shown above the results. */
export function describeResults(query: string): string {
  const count = searchProducts(query).length;
  const things =
    count === 1 ? '1 thing' : `${count === 0 ? 'Nothing' : count} ${count === 0 ? 'yet' : 'things'}`;
  return query.trim() === '' ? `${things} in the shop` : `${things} for “${query.trim()}”`;
}

/** Search results; an empty query finds everything. */
export function searchPage(query: string): View {
  const found = searchProducts(query);
  const content = el(
    'div',
    {},
    el('h1', { tabindex: -1 }, 'Search'),
    el('p', { class: 'result-count', 'data-testid': 'result-count' }, describeResults(query)),
    productList(found, 'Search results'),
  );
  if (found.length === 0)
    content.append(
      el('p', {}, 'Try “wool”, “brass” or “glass”, or ', el('a', { href: '/' }, 'see everything'), '.'),
    );
  return { title: 'Search', content };
}
