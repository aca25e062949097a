// Listens to every kind of event that a window knows, and keeps all that each one tells. Never stops an event.
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';

/** Events that have no `on…` property. */
const UNNAMED: readonly string[] = [
  ...['DOMContentLoaded', 'focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend'],
  ...['textInput', 'selectionchange', 'readystatechange', 'visibilitychange', 'securitypolicyviolation'],
  ...['fullscreenchange', 'formdata', 'invalid', 'toggle', 'beforetoggle', 'command', 'cuechange'],
];

/** Many a second, and nothing of the page in them. */
const DULL =
  /^(pointer(move|rawupdate|over|out|enter|leave)|mouse(move|over|out|enter|leave)|touchmove|wheel|mousewheel|scroll|scrollend|drag|devicemotion|deviceorientation.*|animation(start|iteration)|unload|progress|timeupdate)$/;

/** Listens to a window, or to a closed shadow root, whose events say less outside of it. */
export function listenAll(target: Realm | ShadowRoot, realm: Realm, log: LeakLog): void {
  for (const type of typesOf(realm))
    target.addEventListener(type, (event) => log.quietly(() => putEvent(event, realm, log)), true);
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
  if ('key' in event) log.put(`key at ${event.timeStamp}`, event.key);
  log.put(event.type, event);
  for (const bag of ['clipboardData', 'dataTransfer'] as const)
    if (bag in event) putTransfer((event as DragEvent & ClipboardEvent)[bag], log);
  const [target] = event.composedPath();
  if (target !== undefined && 'value' in target) log.put(`${event.type} value`, target.value);
  if (target !== undefined && 'files' in target) log.put(`${event.type} files`, target.files);
  if (target !== undefined && 'textContent' in target) log.put(`${event.type} text`, target.textContent);
  log.put('selection', String(realm.getSelection()));
}

function putTransfer(bag: DataTransfer | null, log: LeakLog): void {
  for (const type of bag?.types ?? []) log.put(`transfer ${type}`, bag?.getData(type));
  log.put('transfer files', [...(bag?.files ?? [])]);
}
