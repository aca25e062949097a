// Channels: the page's own address, where it was reached from, and what the browser keeps for its window.
import type { Channel } from './channel.ts';

const at = (
  id: string,
  address: NonNullable<Channel['address']>,
  kind: Channel['kind'] = 'token',
): Channel => ({ id, kind, address, scope: 'page' });

const ADDRESS: readonly Channel[] = [
  at('page.url-path', 'path'),
  at('page.url-path-mixed', 'path', 'mixed'),
  at('page.url-query', 'query'),
  at('page.url-query-email', 'query', 'email'),
  at('page.url-hash', 'hash'),
  at('page.referrer', 'referrer'),
];

const WINDOW: readonly Channel[] = [
  {
    id: 'store.window-name',
    scope: 'page',
    before: (_, secret) => {
      window.name = secret;
    },
  },
  {
    id: 'page.history-state',
    scope: 'page',
    before: (_, secret) => history.replaceState({ user: secret }, ''),
  },
  {
    id: 'page.navigation-state',
    scope: 'page',
    before: (_, secret) => window.navigation.updateCurrentEntry({ state: { user: secret } }),
  },
  {
    id: 'page.selection',
    html: (s) => `<p>${s}</p>`,
    before: (root) => getSelection()?.selectAllChildren(root),
  },
];

/** What scripts leave for other scripts, recorders among them. */
const GLOBALS: readonly Channel[] = [
  {
    id: 'page.global-variable',
    scope: 'page',
    before: (_, secret) => {
      Reflect.set(window, 'currentUser', { name: secret });
    },
  },
  {
    id: 'page.data-layer',
    scope: 'page',
    before: (_, secret) => {
      Reflect.set(window, 'dataLayer', [{ event: 'login', user: secret }]);
    },
  },
  {
    id: 'page.performance-mark',
    scope: 'page',
    before: (_, secret) => {
      performance.mark(`loaded ${secret}`);
    },
  },
  {
    id: 'page.performance-detail',
    scope: 'page',
    before: (_, secret) => {
      performance.mark('loaded', { detail: { user: secret } });
    },
  },
  {
    id: 'page.resource-before',
    scope: 'page',
    before: async (_, secret, kit) => {
      await fetch(`${kit.api}/v1/before/${secret}`).then((response) => response.text());
    },
  },
];

/** The page's own address and window. */
export const ADDRESS_BAR_CHANNELS: readonly Channel[] = [...ADDRESS, ...WINDOW, ...GLOBALS];
