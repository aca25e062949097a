// Channels: what the site had stored in the browser before the recorder started.
import type { Channel } from './channel.ts';

/** A request of IndexedDB, as a promise. */
function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(new Error('IndexedDB refused'));
  });
}

const kept = (name: string, before: NonNullable<Channel['before']>): Channel => ({
  id: `store.${name}`,
  scope: 'page',
  before,
});

/** Storage of the site, as the recorder finds it. */
export const STORED_BEFORE_CHANNELS: readonly Channel[] = [
  kept('cookie-before', (_, secret) => {
    // biome-ignore lint/suspicious/noDocumentCookie: cookies are what this channel is about.
    document.cookie = `visitor=${secret};path=/`;
  }),
  kept('cookie-name', (_, secret) => {
    // biome-ignore lint/suspicious/noDocumentCookie: cookies are what this channel is about.
    document.cookie = `of-${secret}=1;path=/`;
  }),
  kept('local-before', (_, secret) => localStorage.setItem('account', secret)),
  kept('local-json', (_, secret) => localStorage.setItem('cart', JSON.stringify({ for: { name: secret } }))),
  kept('local-key', (_, secret) => localStorage.setItem(`draft-of-${secret}`, '1')),
  kept('session-before', (_, secret) => sessionStorage.setItem('step', secret)),
  kept('session-key', (_, secret) => sessionStorage.setItem(`seen-${secret}`, '1')),
  kept('indexed-db-before', async (_, secret) => {
    const opening = indexedDB.open('clinic', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('patients');
    const database = await settled(opening);
    await settled(
      database.transaction('patients', 'readwrite').objectStore('patients').put({ name: secret }, 1),
    );
    database.close();
  }),
  kept('indexed-db-name', async (_, secret) => {
    (await settled(indexedDB.open(`mail-of-${secret}`, 1))).close();
  }),
  kept('cache-before', async (_, secret) => {
    const cache = await caches.open('pages');
    await cache.put('/kept.json', new Response(JSON.stringify({ user: secret })));
  }),
  kept('cache-address', async (_, secret) => {
    const cache = await caches.open('pages');
    await cache.put(`/patients/${secret}.json`, new Response('{}'));
  }),
  kept('file-name', async (_, secret) => {
    const folder = await navigator.storage.getDirectory();
    await folder.getFileHandle(`${secret}.txt`, { create: true });
  }),
];
