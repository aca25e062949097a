// Starts the bank's document: signed out or in, its two routes, and recording (which waits for consent).
import { find } from '../site/build-element.ts';
import { setUpRecording } from '../site/set-up-recording.ts';
import { startAccount } from './account.ts';
import { startSignIn } from './sign-in.ts';

const SIGNED_IN = 'harbour-bank-signed-in';
const TITLES: Readonly<Record<string, string>> = { '/account/': 'Overview', '/account/transfer': 'Transfer' };

const isSignedIn = (): boolean => sessionStorage.getItem(SIGNED_IN) !== null;

function showRoute(): void {
  const signedIn = isSignedIn();
  const transfer = signedIn && location.pathname === '/account/transfer';
  find('#signed-out', HTMLElement).hidden = signedIn;
  find('#overview', HTMLElement).hidden = !signedIn || transfer;
  find('#transfer', HTMLElement).hidden = !transfer;
  find('#bank-nav', HTMLElement).hidden = !signedIn;
  for (const link of document.querySelectorAll('#bank-nav a')) {
    const current = link.getAttribute('href') === location.pathname;
    link.setAttribute('aria-current', current ? 'page' : 'false');
  }
  document.title = `${signedIn ? (TITLES[location.pathname] ?? 'Overview') : 'Sign in'} · Harbour Bank`;
}

function goTo(path: string): void {
  history.pushState(null, '', path);
  showRoute();
  scrollTo({ top: 0, behavior: 'instant' });
  document.querySelector<HTMLElement>('main > :not([hidden]) h1')?.focus({ preventScroll: true });
}

function followRoutes(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-route]')) {
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      goTo(link.pathname);
    });
  }
  addEventListener('popstate', showRoute);
}

startSignIn(() => {
  sessionStorage.setItem(SIGNED_IN, 'yes');
  goTo('/account/');
});
find('#sign-out', HTMLButtonElement).addEventListener('click', () => {
  sessionStorage.removeItem(SIGNED_IN);
  goTo('/account/');
});
startAccount();
followRoutes();
showRoute();
addEventListener('pageshow', showRoute);
setUpRecording();
