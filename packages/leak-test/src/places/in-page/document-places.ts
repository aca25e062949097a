// Places of a document as a whole: its address, where it came from, its history entry, its window's name.
import type { ClosedSlot, Slot } from './slot.ts';

/** They are there in every document. */
export function findDocumentPlaces({ defaultView: view }: Document): Slot[] {
  if (view === null) return [];
  return [pathSlot(), querySlot(view), hashSlot(view), referrerSlot(), stateSlot(view), nameSlot(view)];
}

const HERE = { where: '', node: null, element: null } as const;
const OPEN = { ...HERE, wants: 'token', slots: 2, shownAs: [], adds: false } as const;
const PARAMETER = 'leak-test';

function pathSlot(): ClosedSlot {
  return { ...HERE, kind: 'url', name: 'path', reason: 'another path would be another page' };
}

function referrerSlot(): ClosedSlot {
  return { ...HERE, kind: 'referrer', reason: 'it is settled before the page is there' };
}

function querySlot(view: Window): Slot {
  if (!/^https?:$/.test(view.location.protocol))
    return { ...HERE, kind: 'url', name: 'query', reason: 'an address of this kind has none' };
  return {
    ...OPEN,
    kind: 'url',
    name: 'query',
    read: () => new URLSearchParams(view.location.search).get(PARAMETER),
    write(text) {
      const address = new URL(view.location.href);
      // Added by hand: URLSearchParams would write all other parameters anew.
      const others = address.search.replace(/^\?/, '').split('&');
      const kept = others.filter((pair) => pair !== '' && !pair.startsWith(`${PARAMETER}=`));
      address.search = `?${[...kept, `${PARAMETER}=${encodeURIComponent(text)}`].join('&')}`;
      view.history.replaceState(view.history.state, '', address);
    },
    compose: (values) => values.join('.'),
  };
}

function hashSlot(view: Window): Slot {
  const { hash } = view.location;
  if (/^#[!/]/.test(hash))
    return { ...HERE, kind: 'url', name: 'hash', reason: 'the page finds its way by it' };
  return {
    ...OPEN,
    kind: 'url',
    name: 'hash',
    adds: true,
    read: () => decodeURIComponent(view.location.hash.slice(1)),
    write(text) {
      const address = new URL(view.location.href);
      address.hash = text;
      view.history.replaceState(view.history.state, '', address);
    },
    compose: (values) => `.${values.join('.')}`,
  };
}

function stateSlot(view: Window): Slot {
  const { state } = view.history;
  const isPlain = state === null || Object.prototype.toString.call(state) === '[object Object]';
  if (!isPlain)
    return { ...HERE, kind: 'history-state', reason: 'the page keeps something else than an object there' };
  return {
    ...OPEN,
    kind: 'history-state',
    read: () => textOf(view.history.state?.leakTest),
    write: (text) => view.history.replaceState({ ...view.history.state, leakTest: text }, ''),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function nameSlot(view: Window): Slot {
  if (view.name !== '' && !view.name.startsWith(PARAMETER))
    return { ...HERE, kind: 'window-name', reason: 'links may open here by that name' };
  return {
    ...OPEN,
    kind: 'window-name',
    read: () => view.name,
    write(text) {
      view.name = `${PARAMETER} ${text}`;
    },
  };
}
