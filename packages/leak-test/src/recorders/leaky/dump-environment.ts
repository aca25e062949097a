// Reads what belongs to a window and stands in no element: its address, history, name, globals, animations.
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';

/** Keeps all of it. @param known the names of globals that every window has */
export function dumpEnvironment(realm: Realm, known: ReadonlySet<string>, log: LeakLog): void {
  dumpAddress(realm, log);
  log.put('selection', String(realm.getSelection()));
  dumpNavigation(realm, log);
  dumpAnimations(realm.document, log);
  dumpGlobals(realm, known, log);
}

/** Keeps what can be read without any work of the browser. */
export function dumpAddress({ document, location, history, name }: Realm, log: LeakLog): void {
  log.put('address', [location.href, document.referrer, document.baseURI, document.documentURI]);
  log.put('window', [name, document.title, document.cookie, document.designMode]);
  log.put('history state', history.state);
}

interface HistoryEntry {
  readonly url: string | null;
  readonly key: string;
  getState(): unknown;
}

/** The Navigation API is not in all of TypeScript's libraries. */
function dumpNavigation(realm: Realm, log: LeakLog): void {
  const { navigation } = realm as { navigation?: { entries(): HistoryEntry[] } };
  for (const entry of navigation?.entries() ?? []) log.put('history entry', [entry.url, entry.getState()]);
}

function dumpAnimations(document: Document, log: LeakLog): void {
  for (const animation of document.getAnimations()) {
    const { animationName, effect, id } = animation as CSSAnimation;
    const { pseudoElement, target } = (effect ?? {}) as KeyframeEffect;
    log.put('animation', [id, animationName, pseudoElement, target?.id]);
    if (effect !== null && 'getKeyframes' in effect)
      log.put('key frames', (effect as KeyframeEffect).getKeyframes());
  }
}

function dumpGlobals(realm: Realm, known: ReadonlySet<string>, log: LeakLog): void {
  for (const name of Object.getOwnPropertyNames(realm))
    if (!known.has(name) && !/^\d+$/.test(name))
      log.put(`global ${name}`, (realm as unknown as Record<string, unknown>)[name]);
}
