// All that a browser keeps of its pages, and the search for keys in it. Reads and searches; changes nothing.
import type { BrowserContext, Frame } from 'playwright';

/** A text that is kept, and where. Bytes are texts of one sign a byte; lists of numbers stand as `1,2,3`. */
export interface KeptText {
  readonly place: string;
  readonly text: string;
}

/** Frames that show no page of their own answer at once; what takes longer than this was not read, and that is an error. */
const WITHIN_MS = 10_000;

/** Reads every place of every frame of every page. */
export async function keptInBrowser(context: BrowserContext): Promise<readonly KeptText[]> {
  const frames = context.pages().flatMap((page) => page.frames());
  const read = await Promise.all(frames.map(keptByFrame));
  const cookies = (await context.cookies()).map(({ name, value }) => ({
    place: 'cookie',
    text: `${name}=${value}`,
  }));
  return [...read.flat(), ...cookies];
}

async function keptByFrame(frame: Frame): Promise<KeptText[]> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`a frame did not tell what it keeps: ${frame.url()}`)),
      WITHIN_MS,
    ).unref();
  });
  return await Promise.race([frame.evaluate(readFrame), late]);
}

/** Runs in the page: all that it needs stands inside it. */
async function readFrame(): Promise<{ place: string; text: string }[]> {
  const texts: { place: string; text: string }[] = [];
  const seen = new Set<unknown>();

  const bytesAsText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return text;
  };
  /** Every text, number and byte in a value, however deep; JSON within texts too. */
  const add = async (place: string, value: unknown): Promise<void> => {
    if (typeof value === 'string') {
      texts.push({ place, text: value });
      if (!/^[[{"]/.test(value)) return;
      try {
        await add(place, JSON.parse(value));
      } catch {
        // No JSON: the text itself is looked at.
      }
      return;
    }
    if (typeof value !== 'object' || value === null) {
      texts.push({ place, text: String(value) });
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    // Keys of WebCrypto are kept without their bytes being seen.
    if (value instanceof CryptoKey) texts.push({ place, text: `CryptoKey ${value.type}` });
    else if (value instanceof Blob)
      texts.push({ place, text: bytesAsText(new Uint8Array(await value.arrayBuffer())) });
    else if (value instanceof ArrayBuffer) texts.push({ place, text: bytesAsText(new Uint8Array(value)) });
    else if (ArrayBuffer.isView(value))
      texts.push({
        place,
        text: bytesAsText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      });
    else {
      const within = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
      if (within.every((one) => typeof one === 'number')) texts.push({ place, text: within.join(',') });
      else for (const one of within) await add(place, one);
      texts.push({ place, text: Object.keys(value).join(' ') });
    }
  };
  const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const readDatabase = async (name: string): Promise<void> => {
    const database = await answered(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answered(all.getAllKeys()), answered(all.getAll())]);
      await add('indexedDB', [...keys, ...values]);
    }
    database.close();
  };
  const readCache = async (name: string): Promise<void> => {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      await add('caches', [request.url, ...[...(response?.headers ?? [])].flat()]);
      await add('caches', await response?.arrayBuffer());
      await add('caches', await (await cache.match(request))?.text());
    }
  };
  /** Where a frame may not have storage there is nothing to read; which frame that was is told. */
  const attempt = async (read: () => unknown): Promise<void> => {
    try {
      await read();
    } catch (error) {
      const isDenied =
        error instanceof DOMException && (error.name === 'SecurityError' || /denied/.test(error.message));
      if (!isDenied) throw error;
      texts.push({ place: 'denied', text: location.href });
    }
  };
  await attempt(() => add('localStorage', { ...localStorage }));
  await attempt(() => add('sessionStorage', { ...sessionStorage }));
  await attempt(async () => {
    for (const { name = '' } of await indexedDB.databases()) await readDatabase(name);
  });
  await attempt(async () => {
    if (typeof caches === 'undefined') return;
    for (const name of await caches.keys()) await readCache(name);
  });
  await attempt(() => add('document.cookie', document.cookie));
  await attempt(() => add('history.state', history.state));
  await add('window.name', window.name);
  await add('location', location.href);
  return texts;
}

/** A secret, by the name that a finding has. */
export type NamedSecrets = Readonly<Record<string, Uint8Array | string>>;

/** `place: secret (form)` for each that is found; each once. Keys of WebCrypto that are kept are found too. */
export function secretsKept(kept: readonly KeptText[], secrets: NamedSecrets): string[] {
  const found = new Set<string>();
  const wanted = Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(formsOf(secret)).map(([form, text]) => ({ name, form, text })),
  );
  for (const { place, text } of kept) {
    if (text.startsWith('CryptoKey ')) found.add(`${place}: a ${text}`);
    const low = text.toLowerCase();
    for (const { name, form, text: needle } of wanted) {
      if ((form === 'hex' ? low : text).includes(needle)) found.add(`${place}: ${name} (${form})`);
    }
  }
  return [...found];
}

/** As which texts a secret may stand somewhere. Base64 at each of the three places in a group of three bytes. */
export function formsOf(secret: Uint8Array | string): Readonly<Record<string, string>> {
  const bytes = Buffer.from(secret as string);
  const base64 = (shift: number, alphabet: 'base64' | 'base64url'): string => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString(alphabet)
      .replace(/=+$/, '');
    // Without the signs that neighbours decide.
    return text.slice(Math.ceil((shift * 8) / 6), -1);
  };
  return {
    raw: bytes.toString('latin1'),
    hex: bytes.toString('hex'),
    ...Object.fromEntries([0, 1, 2].map((shift) => [`base64+${shift}`, base64(shift, 'base64')])),
    ...Object.fromEntries([0, 1, 2].map((shift) => [`base64url+${shift}`, base64(shift, 'base64url')])),
    list: [...bytes].join(','),
    spacedList: [...bytes].join(', '),
  };
}
