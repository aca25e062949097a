// Addresses and states of the page that change without a new page, and who is told of them.
import type { Channel, PageKit, PageStep } from '../channel.ts';
import { clicks } from './drive.ts';
import { documentOf, elementOf, find } from './find.ts';

/** How long an address stays, in milliseconds: long enough for one who looks now and then. */
const STAY_MS = 80;

/** Shows an address for a while, then the one that the page had. */
async function visit(address: string, kit: PageKit, state: unknown = {}): Promise<void> {
  const { href } = location;
  history.pushState(state, '', address);
  await kit.sleep(STAY_MS);
  history.replaceState({}, '', href);
}

const page = (id: string, during: PageStep): Channel => ({ id, scope: 'page', during });

/** Addresses. */
const ADDRESSES: readonly Channel[] = [
  page('page.push-state', (_root, secret, kit) => visit(`/orders/${secret}?x=1`, kit)),
  page('page.push-state-query', (_root, secret, kit) => visit(`/search?q=${secret}`, kit)),
  {
    ...page('page.push-state-mixed', (_root, secret, kit) => visit(`/o/${secret}`, kit)),
    kind: 'mixed',
  },
  {
    ...page('page.push-state-email', (_root, secret, kit) => visit(`/invite?to=${secret}`, kit)),
    kind: 'email',
  },
  page('page.push-state-key', (_root, secret, kit) => visit(`/search?${secret}=1`, kit)),
  page('page.push-state-encoded', (_root, secret, kit) => {
    const hex = [...secret].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
    return visit(`/find/${hex}`, kit);
  }),
  page('page.replace-state', async (_root, secret, kit) => {
    const { href } = location;
    history.replaceState({}, '', `/drafts/${secret}`);
    await kit.sleep(STAY_MS);
    history.replaceState({}, '', href);
  }),
  page('page.hash', async (_root, secret, kit) => {
    const { href } = location;
    location.hash = `section-${secret}`;
    await kit.sleep(STAY_MS);
    history.replaceState({}, '', href);
  }),
  {
    id: 'page.hash-link',
    html: (secret) => `<a href="#about-${secret}">about</a>`,
    drive: async (browserPage, section, secret) => {
      const before = browserPage.url();
      await clicks('a')(browserPage, section, secret);
      await browserPage.evaluate((href) => history.replaceState({}, '', href), before);
    },
  },
  {
    id: 'page.text-fragment',
    html: (secret) => `<p>Bed of ${secret}</p><a href="#:~:text=${secret}">find</a>`,
    drive: clicks('a'),
  },
  page('page.back-and-forth', async (_root, secret) => {
    const { href } = location;
    history.replaceState({ at: 1 }, '', `/list/${secret}`);
    history.pushState({ at: 2 }, '', '/list/next');
    const returned = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
    history.back();
    // Not given up: an address that comes back later would stand in all that follows.
    await returned;
    history.replaceState({}, '', href);
  }),
];

/** States. */
const STATES: readonly Channel[] = [
  page('state.pushed', (_root, secret, kit) => visit('/state/pushed', kit, { user: secret })),
  page('state.replaced', (_root, secret) => {
    history.replaceState({ draft: `Dear ${secret}` }, '');
    history.replaceState({}, '');
  }),
  page('state.entry', (_root, secret) => {
    navigation.updateCurrentEntry({ state: { user: secret } });
    navigation.updateCurrentEntry({ state: {} });
  }),
  page('state.navigate-info', async (_root, secret) => {
    const { href } = location;
    window.addEventListener('popstate', (event) => event.stopPropagation(), { once: true });
    await navigation.navigate('#live-info', { info: { user: secret } }).finished;
    history.replaceState({}, '', href);
  }),
];

/** Who is told the address. */
const REFERRERS: readonly Channel[] = [
  {
    id: 'referrer.of-frame',
    scope: 'page',
    html: () => '<iframe width="50" height="20"></iframe>',
    during: async (root, secret, kit) => {
      const { href } = location;
      history.pushState({}, '', `/visits/${secret}`);
      const frame = find<HTMLIFrameElement>(root, 'iframe');
      const done = new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
      frame.src = '/frame';
      await done;
      documentOf(frame).body.append(documentOf(frame).referrer);
      await kit.sleep(40);
      history.replaceState({}, '', href);
    },
  },
  page('referrer.of-requests', async (_root, secret, kit) => {
    const policy = elementOf('meta');
    policy.name = 'referrer';
    policy.content = 'unsafe-url';
    document.head.append(policy);
    const { href } = location;
    history.pushState({}, '', `/referrer/${secret}`);
    await fetch(`${kit.api}/v1/referred`);
    await kit.sleep(STAY_MS);
    history.replaceState({}, '', href);
    policy.content = 'strict-origin-when-cross-origin';
  }),
];

/** What changes of the address, and who is told. */
export const NAVIGATION: readonly Channel[] = [...ADDRESSES, ...STATES, ...REFERRERS];
