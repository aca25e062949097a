// Finds every document and shadow root that can be reached, closed ones and frames too, and keeps what they hold and
// every change of it.
import { dumpElement, dumpStyle } from './dump-elements.ts';
import { dumpMarkup } from './dump-markup.ts';
import { dumpSheets } from './dump-sheets.ts';
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';
import { listenWithin } from './listen.ts';

type Root = Document | ShadowRoot;

/** All roots that were found. */
export interface Roots {
  /** Keeps a root's content, now and whenever it changes. */
  watch(root: Root): void;
  /** Keeps all roots' content again: what changed without an event. */
  dumpAll(): void;
  /** Keeps what fields contain, and looks for frames that came or went on to another document. */
  look(): void;
  /** Keeps what a frame holds. */
  enter(frame: Document): void;
}

/** @param onRealm called for each frame's window that can be reached, and for each of its documents */
export function createRoots(log: LeakLog, onRealm: (realm: Realm) => void): Roots {
  const roots = new Set<Root>();
  const observed = new WeakSet<Root>();
  const observer = new MutationObserver((records) => log.quietly(() => records.forEach(putChange)));

  function watch(root: Root): void {
    roots.add(root);
    if (observed.has(root)) return;
    observed.add(root);
    const realm = realmOf(root);
    if ('host' in root && realm !== null) listenWithin(root, realm, log);
    observer.observe(root, {
      ...{ subtree: true, childList: true, characterData: true, attributes: true },
      ...{ attributeOldValue: true, characterDataOldValue: true },
    });
    dumpRoot(root);
  }
  function dumpRoot(root: Root): void {
    log.quietly(() => {
      dumpMarkup(root, log);
      dumpSheets(root, log);
      for (const element of root.querySelectorAll('*')) lookInto(element);
    });
  }
  function dumpStyles(root: Root): void {
    log.quietly(() => {
      for (const element of root.querySelectorAll('*')) dumpStyle(element, log);
    });
  }
  function lookInto(element: Element): void {
    dumpElement(element, log);
    if (element.shadowRoot) watch(element.shadowRoot);
    const frame = documentIn(element);
    if (frame) enter(frame);
  }
  function enter(frame: Document): void {
    const realm = frame.defaultView;
    if (realm !== null && !observed.has(frame)) onRealm(realm);
    watch(frame);
  }
  function putChange({
    type,
    target,
    attributeName,
    oldValue,
    addedNodes,
    removedNodes,
  }: MutationRecord): void {
    if (type === 'childList') for (const node of [...addedNodes, ...removedNodes]) dumpNode(node);
    else log.put(type, [attributeName, oldValue, valueAfter(target, attributeName)]);
    const element = 'querySelectorAll' in target ? target : target.parentElement;
    if (element instanceof Element) lookInto(element);
    dumpSheetsOf(target);
  }
  function dumpNode(node: Node): void {
    dumpMarkup(node, log);
    if (!('querySelectorAll' in node)) return;
    for (const element of [node as Element, ...(node as Element).querySelectorAll('*')]) lookInto(element);
  }
  function dumpSheetsOf(target: Node): void {
    if (target.nodeName === 'STYLE' || target.nodeName === 'HEAD')
      dumpSheets(target.getRootNode() as Root, log);
  }
  return {
    watch,
    enter,
    dumpAll() {
      for (const root of roots) {
        dumpRoot(root);
        dumpStyles(root);
      }
    },
    look() {
      log.quietly(() => {
        for (const root of [...roots])
          for (const element of root.querySelectorAll(FIELDS_AND_FRAMES)) lookInto(element);
      });
    },
  };
}

const FIELDS_AND_FRAMES =
  'input, textarea, select, output, meter, progress, iframe, frame, object, embed, dialog';

function valueAfter(target: Node, attributeName: string | null): string | null {
  return attributeName === null ? target.nodeValue : (target as Element).getAttribute(attributeName);
}

function realmOf(root: Root): Realm | null {
  return 'host' in root ? root.ownerDocument.defaultView : root.defaultView;
}

/** The document in a frame, object or embed; those of other origins cannot be reached. */
function documentIn(element: Element): Document | null {
  if (!/^(iframe|frame|object|embed)$/.test(element.localName)) return null;
  try {
    const { contentDocument } = element as HTMLIFrameElement;
    return contentDocument ?? (element as HTMLObjectElement).getSVGDocument?.() ?? null;
  } catch {
    return null;
  }
}
