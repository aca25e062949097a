// Listens in on every call that page code makes to the browser: methods, setters and constructors of all interfaces of
// a window, and its functions. Keeps what goes in and what comes out; changes nothing of what a call does.
import type { LeakLog } from './leak-log.ts';

/** A window with its own copies of all classes. */
export type Realm = Window & typeof globalThis;

type Call = (this: unknown, ...parameters: unknown[]) => unknown;

/** What they say stands in what they return, which is worth keeping only there. */
const GETTERS: ReadonlySet<string> = new Set([
  'MessageEvent.data',
  'XMLHttpRequest.response',
  'XMLHttpRequest.responseText',
  'IDBRequest.result',
  'FileReader.result',
]);

/** Called for every frame and paint, with nothing of the page in them. */
const DULL = /^(EventTarget\.dispatchEvent|Performance\.now|Window\.requestAnimationFrame|.*Observer\..*)$/;

/** Hooks everything that a window offers. Once per window: the caller sees to that. */
export function hookInterfaces(realm: Realm, log: LeakLog): void {
  const hooked = new Set<object>();
  for (const name of Object.getOwnPropertyNames(realm)) {
    const descriptor = Object.getOwnPropertyDescriptor(realm, name);
    const value: unknown = descriptor?.value;
    if (typeof value === 'function' && isInterface(value)) {
      // `Image` and `HTMLImageElement` have one prototype.
      if (!hooked.has(value.prototype)) hookPrototype(value.prototype, name, log);
      hooked.add(value.prototype);
      hookStatics(value, name, log);
      hookConstructor(realm, name, value, log);
    } else if (descriptor?.enumerable === true && isBrowsers(descriptor))
      hookProperty(realm, name, `Window.${name}`, log);
  }
  hookStatics(realm.console, 'console', log);
  hookStatics(realm.CSS, 'CSS', log);
}

/** Not what the page itself hung on its window. */
function isBrowsers({ value, set }: PropertyDescriptor): boolean {
  const code: unknown = value ?? set;
  return typeof code === 'function' && Function.prototype.toString.call(code).includes('[native code]');
}

/** Tells the browser's interfaces from the language's own classes, whose methods are not enumerable. */
function isInterface(value: object): value is { prototype: object } {
  if (!isBrowsers({ value })) return false;
  const prototype: unknown = (value as { prototype?: unknown }).prototype;
  return typeof prototype === 'object' && prototype !== null && Object.keys(prototype).length > 0;
}

function hookPrototype(prototype: object, owner: string, log: LeakLog): void {
  for (const name of Object.keys(prototype)) hookProperty(prototype, name, `${owner}.${name}`, log);
}

function hookProperty(owner: object, name: string, label: string, log: LeakLog): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (descriptor?.configurable !== true || DULL.test(label)) return;
  if (typeof descriptor.value === 'function') hookMethod(owner, name, label, log);
  else if (descriptor.set || GETTERS.has(label)) hookAccessor(owner, name, label, descriptor, log);
}

function hookStatics(owner: object, label: string, log: LeakLog): void {
  for (const name of Object.keys(owner))
    if (typeof Object.getOwnPropertyDescriptor(owner, name)?.value === 'function')
      hookMethod(owner, name, `${label}.${name}`, log);
}

function hookMethod(owner: object, name: string, label: string, log: LeakLog): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (descriptor?.writable !== true || DULL.test(label)) return;
  const original = descriptor.value as Call;
  const { [name]: hooked } = {
    [name](this: unknown, ...parameters: unknown[]): unknown {
      if (log.isQuiet()) return original.apply(this, parameters);
      if (parameters.length > 0) log.put(label, parameters);
      const result = original.apply(this, parameters);
      putResult(log, label, result);
      return result;
    },
  };
  Object.defineProperty(owner, name, { ...descriptor, value: hooked });
}

function putResult(log: LeakLog, label: string, result: unknown): void {
  const name = Object.prototype.toString.call(result);
  if (typeof result === 'string') log.put(`${label} returned`, result);
  else if (name === '[object Promise]')
    log.putLater(
      `${label} brought`,
      (result as Promise<unknown>).then((answer) => log.quietly(() => readAnswer(answer))),
    );
}

/** An answer's body can be read once: it is a copy that is read. */
async function readAnswer(answer: unknown): Promise<unknown> {
  if (Object.prototype.toString.call(answer) !== '[object Response]') return answer;
  const copy = (answer as Response).clone();
  return [copy.url, copy.headers, await copy.text()];
}

function hookAccessor(
  prototype: object,
  name: string,
  label: string,
  { get, set, ...descriptor }: PropertyDescriptor,
  log: LeakLog,
): void {
  const hooked: PropertyDescriptor = {
    ...descriptor,
    get(this: unknown): unknown {
      const value: unknown = get?.call(this);
      if (GETTERS.has(label) && !log.isQuiet()) log.put(label, value);
      return value;
    },
  };
  if (set)
    hooked.set = function (this: unknown, value: unknown): void {
      if (!log.isQuiet()) log.put(label, value);
      set.call(this, value);
    };
  Object.defineProperty(prototype, name, hooked);
}

/** A proxy keeps `instanceof`, static members and subclasses as they were. */
function hookConstructor(realm: Realm, name: string, original: object, log: LeakLog): void {
  const hooked = new Proxy(original as new (...parameters: unknown[]) => object, {
    construct(target, parameters, newTarget): object {
      const made = Reflect.construct(target, parameters, newTarget) as object;
      if (!log.isQuiet()) log.quietly(() => putMade(log, name, parameters, made));
      return made;
    },
  });
  Object.defineProperty(realm, name, {
    value: hooked,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

function putMade(log: LeakLog, name: string, parameters: unknown[], made: object): void {
  if (parameters.length > 0) log.put(`new ${name}`, parameters);
  if (/^(Blob|File)$/.test(name)) log.put(`new ${name}`, made);
  // Sockets, workers, event sources and channels: what they are told.
  if (made instanceof Object && 'addEventListener' in made && !('nodeType' in made))
    for (const type of ['message', 'error', 'load', 'loadend'])
      (made as EventTarget).addEventListener(type, (event) => log.put(`${name} ${type}`, event));
}
