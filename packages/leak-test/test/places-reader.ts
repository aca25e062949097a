// Reads all that a page holds, by other means than the planter's: what was planted must be in it, or it was not planted.
import type { Page } from 'playwright-core';

declare global {
  /** The clinic's page shows its closed roots to this test. */
  var closedRoots: readonly ShadowRoot[] | undefined;
}

/** Everything of all frames, as one text. */
export async function readPage(page: Page): Promise<string> {
  const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(readDocument)));
  return texts.join('\n');
}

/** Runs in the page; stands alone. */
async function readDocument(): Promise<string> {
  const read: string[] = [location.href, JSON.stringify(history.state), window.name];
  const tried = async (get: () => unknown) => {
    try {
      read.push(String(await get()));
    } catch {
      // A frame of another site has no stores.
    }
  };
  const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : rootsIn(shadowRoot),
    ),
  ];
  for (const root of [...rootsIn(document), ...(globalThis.closedRoots ?? [])]) {
    read.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
    for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea, select'))
      read.push(field.value);
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
      await tried(() => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
  }
  await tried(() => document.cookie);
  await tried(() => JSON.stringify({ ...localStorage }));
  await tried(() => JSON.stringify({ ...sessionStorage }));
  const answer = (request: IDBRequest) =>
    new Promise<unknown>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await tried(async () => {
    const kept: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = (await answer(indexedDB.open(name ?? ''))) as IDBDatabase;
      for (const store of database.objectStoreNames)
        kept.push(await answer(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(kept);
  });
  await tried(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push((await (await cache.match(request))?.text()) ?? '');
    }
    return kept.join('\n');
  });
  return read.join('\n');
}
