// Listens to every kind of event that a window knows, and keeps all that each one tells. Never stops an event.
import { timeInBits } from './describe-value.ts';
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';

/** Events that have no `on…` property. */
const UNNAMED: readonly string[] = [
  ...['DOMContentLoaded', 'focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend'],
  ...['textInput', 'selectionchange', 'readystatechange', 'visibilitychange', 'securitypolicyviolation'],
  ...['fullscreenchange', 'formdata', 'invalid', 'toggle', 'beforetoggle', 'command', 'cuechange'],
];

/** Many a second, and nothing of the page in them. To read all of `pageswap` crashes Chromium 156. */
const DULL =
  /^(pointer(move|rawupdate|over|out|enter|leave)|mouse(move|over|out|enter|leave)|touchmove|wheel|mousewheel|scroll|scrollend|drag|devicemotion|deviceorientation.*|animation(start|iteration)|unload|progress|timeupdate|pageswap|pagereveal)$/;

/** What people and pages do most; to listen to everything in each of a hundred frames takes seconds. */
const MAIN: ReadonlySet<string> = new Set([
  ...['keydown', 'beforeinput', 'input', 'change', 'click', 'dblclick', 'submit', 'paste', 'copy', 'cut'],
  ...['drop', 'dragstart', 'compositionend', 'focusin', 'selectionchange', 'toggle', 'invalid'],
  ...['message', 'error', 'unhandledrejection', 'hashchange', 'popstate', 'load'],
]);

/** Listens to everything in a page's own window. */
export function listenToPage(realm: Realm, log: LeakLog): void {
  listen(realm, typesOf(realm), realm, log);
}

/** Listens to a frame's window, or to a shadow root, outside of which events say less. */
export function listenWithin(target: Realm | ShadowRoot, realm: Realm, log: LeakLog): void {
  listen(target, MAIN, realm, log);
}

function listen(target: EventTarget, types: ReadonlySet<string>, realm: Realm, log: LeakLog): void {
  const keep = (event: Event): void => log.quietly(() => putEvent(event, realm, log));
  for (const type of types) target.addEventListener(type, keep, true);
}

function typesOf(realm: Realm): ReadonlySet<string> {
  const types = new Set(UNNAMED);
  for (const owner of [realm, realm.document, realm.HTMLElement.prototype])
    for (const name in owner)
      if (name.startsWith('on') && !DULL.test(name.slice(2))) types.add(name.slice(2));
  return types;
}

function putEvent(event: Event, realm: Realm, log: LeakLog): void {
  // The key alone, in the order of typing: what is put once only would lose the letter that comes twice.
  if ('key' in event) log.put(`key at ${timeInBits(event.timeStamp)}`, event.key);
  log.put(event.type, event);
  for (const bag of ['clipboardData', 'dataTransfer'] as const)
    if (bag in event) putTransfer((event as DragEvent & ClipboardEvent)[bag], log);
  const [target] = event.composedPath();
  if (target !== undefined && 'value' in target) log.put(`${event.type} value`, target.value);
  if (target !== undefined && 'files' in target) log.put(`${event.type} files`, target.files);
  if (target !== undefined && 'textContent' in target) log.put(`${event.type} text`, target.textContent);
  if (SELECTS.test(event.type)) putSelection(realm, log);
}

/** A selection's text makes the browser lay out the whole page: not for every key. */
const SELECTS = /^(selectionchange|select|copy|cut|dragstart|dblclick)$/;

function putSelection(realm: Realm, log: LeakLog): void {
  const selection = realm.getSelection();
  if (selection?.type === 'Range') log.put('selection', String(selection));
}

function putTransfer(bag: DataTransfer | null, log: LeakLog): void {
  for (const type of bag?.types ?? []) log.put(`transfer ${type}`, bag?.getData(type));
  log.put('transfer files', [...(bag?.files ?? [])]);
}
