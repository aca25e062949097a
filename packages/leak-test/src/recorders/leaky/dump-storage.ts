// Reads all that an origin keeps in the browser: cookies, local and session storage, databases, caches, files.
import type { LeakLog } from './leak-log.ts';

/** Keeps all of it. Never changes any of it. */
export async function dumpStorage(log: LeakLog): Promise<void> {
  dumpItems(log);
  await Promise.allSettled([dumpCookies(log), dumpDatabases(log), dumpCaches(log), dumpFiles(log)]);
}

/** Keeps the items that can be read at once. */
export function dumpItems(log: LeakLog): void {
  log.put('cookie', document.cookie);
  for (const storage of [localStorage, sessionStorage])
    for (const name of Object.keys(storage)) log.put('storage item', [name, storage.getItem(name)]);
}

async function dumpCookies(log: LeakLog): Promise<void> {
  const { cookieStore } = globalThis as { cookieStore?: { getAll(): Promise<unknown> } };
  log.put('cookies', await log.quietly(() => cookieStore?.getAll()));
}

async function dumpDatabases(log: LeakLog): Promise<void> {
  for (const { name } of await log.quietly(() => indexedDB.databases()))
    if (name !== undefined) await dumpDatabase(name, log);
}

async function dumpDatabase(name: string, log: LeakLog): Promise<void> {
  const database = await log.quietly(() => resultOf(indexedDB.open(name)));
  const stores = [...database.objectStoreNames];
  if (stores.length > 0) {
    const reading = log.quietly(() => {
      const transaction = database.transaction(stores, 'readonly');
      return stores.flatMap((store) => {
        const all = transaction.objectStore(store);
        return [resultOf(all.getAllKeys()), resultOf(all.getAll())] as Promise<unknown>[];
      });
    });
    log.put('database', [name, stores, await Promise.all(reading)]);
  }
  database.close();
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function dumpCaches(log: LeakLog): Promise<void> {
  for (const name of await log.quietly(() => caches.keys())) {
    const cache = await log.quietly(() => caches.open(name));
    for (const request of await log.quietly(() => cache.keys())) {
      const answer = await log.quietly(() => cache.match(request));
      log.put('cache', [name, request.url, request.headers, answer?.headers]);
      log.put('cached', await log.quietly(() => answer?.text()));
    }
  }
}

async function dumpFiles(log: LeakLog): Promise<void> {
  const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
    for await (const [name, handle] of folder.entries()) {
      log.put('file', name);
      if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle);
      else log.put('file', await (handle as FileSystemFileHandle).getFile());
    }
  };
  await walk(await navigator.storage.getDirectory());
}
