// Places in what a page keeps in the browser. Its own items stay as they are: one of ours stands for each, and one for
// a store that is empty.
import type { PlaceKind } from '../place.ts';
import { nextNumber } from './own-things.ts';
import type { OpenSlot, Slot } from './slot.ts';

const OWN = 'leak-test-';

/** All items of all stores of the document's origin. */
export async function findStoredItems(document: Document): Promise<Slot[]> {
  const view = document.defaultView;
  if (view === null || isOfParents(view)) return [];
  return [
    ...tryStore('cookie', () => cookieSlots(document)),
    ...tryStore('local-storage', () => storageSlots('local-storage', view.localStorage)),
    ...tryStore('session-storage', () => storageSlots('session-storage', view.sessionStorage)),
    ...(await tryLater('indexed-db', () => databaseSlots(view))),
    ...(await tryLater('cache-storage', () => cacheSlots(view))),
  ];
}

/** A frame of its parent's origin has its parent's stores. */
function isOfParents(view: Window): boolean {
  try {
    return view.parent !== view && view.parent.document !== null;
  } catch {
    return false;
  }
}

function tryStore(kind: PlaceKind, find: () => Slot[]): Slot[] {
  try {
    return find();
  } catch {
    return [refused(kind)];
  }
}

async function tryLater(kind: PlaceKind, find: () => Promise<Slot[]>): Promise<Slot[]> {
  try {
    return await find();
  } catch {
    return [refused(kind)];
  }
}

/** A sandboxed frame, or one of another site, has no store. */
function refused(kind: PlaceKind): Slot {
  return {
    kind,
    where: '',
    node: null,
    element: null,
    reason: 'the browser gives this document no such store',
  };
}

type Access = Pick<OpenSlot, 'read' | 'write'> & Partial<Pick<OpenSlot, 'compose'>>;

/** One place for each item that is not ours, or one for the empty store. */
function slotsFor(kind: PlaceKind, names: readonly string[], access: (own: string) => Access): Slot[] {
  const items = names.filter((name) => !name.startsWith(OWN));
  const wheres = items.length === 0 ? [''] : items.map((_, index) => `item(${index + 1})`);
  return wheres.map((where) => ({
    kind,
    where,
    node: null,
    element: null,
    wants: 'token',
    slots: 2,
    shownAs: [],
    adds: false,
    ...access(`${OWN}${nextNumber()}`),
  }));
}

function cookieSlots(document: Document): Slot[] {
  const all = () => document.cookie.split('; ').filter((pair) => pair !== '');
  const names = all().map((pair) => pair.split('=')[0] ?? '');
  return slotsFor('cookie', names, (own) => ({
    read: () => all().find((pair) => pair.startsWith(`${own}=`)) ?? null,
    write(text) {
      document.cookie = `${own}=${text}; path=/; SameSite=Lax`;
    },
    compose: (values) => values.join('.'),
  }));
}

function storageSlots(kind: PlaceKind, storage: Storage): Slot[] {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return slotsFor(kind, names, (own) => ({
    read: () => storage.getItem(own),
    write: (text) => storage.setItem(own, text),
  }));
}

async function databaseSlots({ indexedDB }: Window): Promise<Slot[]> {
  const known = await indexedDB.databases();
  const names = known.map(({ name }) => name ?? '');
  return slotsFor('indexed-db', names, (own) => ({
    read: () => inStore(indexedDB, own, 'readonly', (store) => store.get(1)).then(textOf),
    write: (text) =>
      inStore(indexedDB, own, 'readwrite', (store) => store.put(text, 1)).then(() => undefined),
  }));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

async function inStore(
  factory: IDBFactory,
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = factory.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('values');
  const database = (await answerOf(opening)) as IDBDatabase;
  try {
    return await answerOf(ask(database.transaction('values', mode).objectStore('values')));
  } finally {
    database.close();
  }
}

function answerOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function cacheSlots(view: Window): Promise<Slot[]> {
  // Pages that were not served over TLS have none, and then there is no place either.
  if (!('caches' in view)) return [];
  const { caches } = view;
  return slotsFor('cache-storage', await caches.keys(), (own) => ({
    async read() {
      const kept = await (await caches.open(own)).match('/leak-test');
      return kept === undefined ? null : await kept.text();
    },
    async write(text) {
      await (await caches.open(own)).put('/leak-test', new Response(text));
    },
  }));
}
