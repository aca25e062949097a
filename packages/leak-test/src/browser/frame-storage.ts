// What one frame's origin keeps, read inside that frame. The function is handed to the page as text: nothing from
// outside it is there, so all it needs stands inside it.

/** An item as the frame tells of it. */
export interface FrameItem {
  readonly kind: 'local-storage' | 'session-storage' | 'indexed-db' | 'cache-storage';
  readonly name: string;
  readonly text: string;
}

/** What a frame keeps, and what of it could not be read. */
export interface FrameStorage {
  readonly origin: string;
  readonly items: FrameItem[];
  /** Storage that is there and did not open in time; names of kinds and databases. */
  readonly unread: string[];
}

/** Reads all kinds of storage of the frame that it runs in. @param withinMs for each kind and database */
export async function readFrameStorage(withinMs: number): Promise<FrameStorage> {
  const items: FrameItem[] = [];
  const unread: string[] = [];

  function add(kind: FrameItem['kind'], name: string, text: string): void {
    items.push({ kind, name, text });
  }

  /** Bytes as text twice: to be read, and to be unpacked. */
  function bytesAsText(bytes: Uint8Array): { latin1: string; base64: string } {
    let latin1 = '';
    for (let at = 0; at < bytes.length; at += 8192)
      latin1 += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { latin1, base64: btoa(latin1) };
  }

  /** What IndexedDB can hold, as what JSON can. */
  async function plain(value: unknown, seen: readonly unknown[] = []): Promise<unknown> {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.includes(value)) return '(itself)';
    const within = [...seen, value];
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Blob) return bytesAsText(new Uint8Array(await value.arrayBuffer()));
    if (value instanceof ArrayBuffer) return bytesAsText(new Uint8Array(value));
    if (ArrayBuffer.isView(value))
      return bytesAsText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof Error) return plain([value.name, value.message, value.stack], within);
    if (Array.isArray(value) || value instanceof Set || value instanceof Map)
      return Promise.all([...value].map((one) => plain(one, within)));
    const entries = Object.entries(value).map(async ([key, one]) => [key, await plain(one, within)]);
    return Object.fromEntries(await Promise.all(entries));
  }

  async function asText(value: unknown): Promise<string> {
    const read = await plain(value);
    if (typeof read === 'string') return read;
    return JSON.stringify(read) ?? String(read);
  }

  function readWebStorage(kind: 'local-storage' | 'session-storage', storage: Storage): void {
    for (let at = 0; at < storage.length; at += 1) {
      const name = storage.key(at);
      if (name !== null) add(kind, name, storage.getItem(name) ?? '');
    }
  }

  function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function readDatabase(name: string): Promise<void> {
    const database = await settled(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        // Asked for in one turn: a transaction ends when nothing more is asked of it.
        const [keys, values] = await Promise.all([settled(all.getAllKeys()), settled(all.getAll())]);
        for (const [at, value] of values.entries())
          add('indexed-db', `${name} › ${store} › ${await asText(keys[at])}`, await asText(value));
      }
    } finally {
      database.close();
    }
  }

  async function readCache(name: string): Promise<void> {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const head = JSON.stringify([...request.headers, ...(response?.headers ?? [])]);
      const body = bytesAsText(new Uint8Array((await response?.arrayBuffer()) ?? []));
      add('cache-storage', `${name} › ${request.method} ${request.url}`, JSON.stringify({ head, ...body }));
    }
  }

  /** Storage may be forbidden here (then there is nothing to read), or never answer. */
  async function attempt(what: string, read: () => void | Promise<void>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), withinMs);
    });
    try {
      if ((await Promise.race([read(), late])) === 'late') unread.push(what);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'SecurityError')) unread.push(what);
    } finally {
      clearTimeout(timer);
    }
  }

  await attempt('local-storage', () => readWebStorage('local-storage', localStorage));
  await attempt('session-storage', () => readWebStorage('session-storage', sessionStorage));
  await attempt('indexed-db', async () => {
    for (const { name = '' } of await indexedDB.databases())
      await attempt(`indexed-db ${name}`, () => readDatabase(name));
  });
  await attempt('cache-storage', async () => {
    // Only where the page is in a secure context.
    if (typeof caches === 'undefined') return;
    for (const name of await caches.keys()) await attempt(`cache-storage ${name}`, () => readCache(name));
  });
  return { origin: globalThis.origin, items, unread };
}
