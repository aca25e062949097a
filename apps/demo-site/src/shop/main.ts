// Starts the shop's document: routes, search, cart count, and recording (which waits for consent).
import { find } from '../site/build-element.ts';
import { setUpRecording } from '../site/set-up-recording.ts';
import { createCart } from './cart.ts';
import { cartPage } from './cart-page.ts';
import { describeResults, frontPage, searchPage, shelfPage } from './catalogue.ts';
import { orderConfirmation } from './order-confirmation.ts';
import { productPage } from './product-page.ts';
import { startRouter, type View } from './router.ts';
import { startSearch } from './search.ts';
import { defineStoreFinder } from './store-finder.ts';

const cart = createCart(sessionStorage);
const announcer = find('#announcer', HTMLElement);
const announce = (text: string): void => {
  announcer.textContent = text;
};

const onAdded = (quantity: number): void => recorder?.addEvent('cart.add', { quantity });

function viewOf({ pathname, searchParams }: URL): View | null {
  const [, section = '', name = '', ...more] = pathname.split('/');
  if (more.length > 0) return null;
  if (section === 'product') return productPage(name, { cart, announce, onAdded });
  if (section === 'shelf') return shelfPage(name);
  if (pathname === '/') return frontPage();
  if (pathname === '/cart') return cartPage(cart);
  if (pathname === '/search') return searchPage(searchParams.get('q') ?? '');
  if (pathname === '/order/confirmed') return orderConfirmation(sessionStorage);
  return null;
}

function showCartCount(): void {
  find('#cart-count', HTMLElement).textContent = String(cart.count());
}

defineStoreFinder();
const search = find('#search', HTMLInputElement);
const router = startRouter({
  main: find('main', HTMLElement),
  viewOf,
  onShown: ({ pathname, searchParams }) => {
    if (document.activeElement !== search)
      search.value = pathname === '/search' ? (searchParams.get('q') ?? '') : '';
  },
});
startSearch(search, router, (query) => announce(describeResults(query)));
cart.subscribe(() => {
  showCartCount();
  if (location.pathname === '/cart') router.refresh();
});
// A page that comes back from the back/forward cache shows what was in the cart when it left.
addEventListener('pageshow', (event) => {
  showCartCount();
  if (event.persisted && location.pathname === '/cart') router.refresh();
});
showCartCount();
const recorder = setUpRecording();
