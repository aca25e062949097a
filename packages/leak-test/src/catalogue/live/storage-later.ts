// What a page stores while it is recorded: values, and the names they are kept under.
import type { Channel, PageStep } from '../channel.ts';

const store = (name: string, during: PageStep): Channel => ({ id: `store.${name}`, scope: 'page', during });

/** The answer to a request of IndexedDB. */
const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

/** A new database with one object store. */
async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore('people');
  return answered(request);
}

/** What a page stores. */
export const STORAGE_LATER: readonly Channel[] = [
  store('cookie', (_root, secret) => {
    // biome-ignore lint/suspicious/noDocumentCookie: most sites write cookies so, and recorders watch it.
    document.cookie = `session=${secret};path=/`;
  }),
  store('cookie-name-later', (_root, secret) => {
    // biome-ignore lint/suspicious/noDocumentCookie: most sites write cookies so, and recorders watch it.
    document.cookie = `of-${secret}=1;path=/`;
  }),
  store('cookie-removed', (_root, secret) => {
    // biome-ignore lint/suspicious/noDocumentCookie: most sites write cookies so, and recorders watch it.
    document.cookie = `passing=${secret};path=/`;
    // biome-ignore lint/suspicious/noDocumentCookie: most sites write cookies so, and recorders watch it.
    document.cookie = 'passing=;path=/;max-age=0';
  }),
  store('cookie-store', (_root, secret) => cookieStore.set('kept', secret)),
  store('local', (_root, secret) => localStorage.setItem('auth', secret)),
  store('local-name', (_root, secret) => localStorage.setItem(`draft of ${secret}`, '1')),
  store('local-property', (_root, secret) => {
    localStorage.user = JSON.stringify({ name: secret });
  }),
  store('local-removed', (_root, secret) => {
    localStorage.setItem('passing', secret);
    localStorage.removeItem('passing');
  }),
  store('session', (_root, secret) => sessionStorage.setItem('cart', `{"of":"${secret}"}`)),
  store('database-value', async (_root, secret) => {
    const database = await openDatabase('live-values');
    await answered(
      database.transaction('people', 'readwrite').objectStore('people').put({ name: secret }, 1),
    );
    database.close();
  }),
  store('database-key', async (_root, secret) => {
    const database = await openDatabase('live-keys');
    await answered(database.transaction('people', 'readwrite').objectStore('people').put(1, secret));
    database.close();
  }),
  store('database-name', async (_root, secret) => (await openDatabase(`of-${secret}`)).close()),
  store('cache-body', async (_root, secret) => {
    const cache = await caches.open('live');
    await cache.put('/cached.json', Response.json({ user: secret }));
  }),
  store('cache-address-later', async (_root, secret) => {
    const cache = await caches.open('live');
    await cache.put(`/people/${secret}`, new Response('1'));
  }),
  store('cache-name', async (_root, secret) => {
    await caches.open(`of-${secret}`);
  }),
  store('file-name-later', async (_root, secret) => {
    const directory = await navigator.storage.getDirectory();
    await directory.getFileHandle(`${secret}.txt`, { create: true });
  }),
  store('window-name-later', (_root, secret) => {
    window.name = `tab of ${secret}`;
  }),
];
