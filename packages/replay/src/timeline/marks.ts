// Events → marks of the timeline. Labels are made of our own words and the kind of element, so that no text of a
// recording stands in the console. Pure but for the node names it keeps.
import {
  EventType,
  type eventWithTime,
  IncrementalSource,
  type incrementalSnapshotEvent,
  MouseInteractions,
} from '@rrweb/types';
import type { Mark, MarkKind } from '../session.ts';
import { maskedPath } from './masked-path.ts';
import { createNodeNames } from './node-names.ts';

/** The marks of one session; more would help nobody. */
export const MAX_MARKS = 20_000;

/** Events of one kind at one place that follow each other this closely are one mark, milliseconds. */
const SAME_INPUT_MS = 2000;
const SAME_SCROLL_MS = 3000;
const SAME_RESIZE_MS = 2000;
/** A focus this soon after a click is the click's, milliseconds. */
const FOCUS_BY_CLICK_MS = 500;

/** `ROUTE_EVENT` of @scrim/masking-rules: a route change without a page load. */
const ROUTE_TAG = 'scrim.route';

const CLICKS: ReadonlyMap<MouseInteractions, string> = new Map([
  [MouseInteractions.Click, 'Click on'],
  [MouseInteractions.DblClick, 'Double click on'],
  [MouseInteractions.ContextMenu, 'Right click on'],
]);

/** Derives marks; give it every event of a session in order. */
export interface MarkMaker {
  /** A page load begins: nothing of the one before is known any more. */
  startPage(pageIndex: number): void;
  /** Takes an event whose `timestamp` is replay time. */
  add(event: eventWithTime): void;
  /** A piece is missing. */
  gap(pageIndex: number, atMs: number, label: string): void;
  /** The marks since the last call. */
  take(): Mark[];
}

export function createMarkMaker(): MarkMaker {
  const names = createNodeNames();
  const lastAt = new Map<string, number>();
  let made: Mark[] = [];
  let nextId = 0;
  let pageIndex = 0;
  let pagePut = false;
  let address = '';

  const put = (kind: MarkKind, atMs: number, label: string, nodeId?: number): void => {
    if (nextId >= MAX_MARKS) return;
    made.push({ id: nextId, atMs, kind, pageIndex, label, ...(nodeId === undefined ? {} : { nodeId }) });
    nextId += 1;
  };
  /** Is this the first of its burst? */
  const begins = (what: string, atMs: number, withinMs: number): boolean => {
    const before = lastAt.get(what);
    lastAt.set(what, atMs);
    return before === undefined || atMs - before > withinMs;
  };
  /** Only the path is shown: an address that differs elsewhere, as while somebody types a search, would look the same. */
  const addAddress = (kind: 'page' | 'route', atMs: number, href: unknown): void => {
    const path = maskedPath(href);
    if (kind === 'route' && path === address) return;
    address = path;
    const word = kind === 'page' ? 'Page' : 'Address';
    put(kind, atMs, path === '' ? word : `${word}: ${path}`);
  };

  const addPointer = (type: MouseInteractions, id: number, atMs: number): void => {
    const click = CLICKS.get(type);
    if (click !== undefined) {
      lastAt.set('click', atMs);
      put('click', atMs, `${click} ${names.nameOf(id)}`, id);
    } else if (type === MouseInteractions.Focus && atMs - (lastAt.get('click') ?? -1e9) > FOCUS_BY_CLICK_MS) {
      if (begins('focus', atMs, FOCUS_BY_CLICK_MS)) put('focus', atMs, `Focus on ${names.nameOf(id)}`, id);
    } else if (type === MouseInteractions.MouseDown || type === MouseInteractions.TouchStart) {
      // The focus comes with the press, before the click.
      lastAt.set('click', atMs);
    }
  };
  const addIncremental = ({ data }: incrementalSnapshotEvent, atMs: number): void => {
    switch (data.source) {
      case IncrementalSource.Mutation:
        for (const { node, parentId } of data.adds) names.learn(node, parentId);
        break;
      case IncrementalSource.MouseInteraction:
        addPointer(data.type, data.id, atMs);
        break;
      case IncrementalSource.Input:
        if (data.userTriggered === true && begins(`input ${data.id}`, atMs, SAME_INPUT_MS))
          put('input', atMs, `Input in ${names.nameOf(data.id)}`, data.id);
        break;
      case IncrementalSource.Scroll:
        if (begins('scroll', atMs, SAME_SCROLL_MS)) put('scroll', atMs, 'Scroll');
        break;
      case IncrementalSource.ViewportResize:
        if (begins('resize', atMs, SAME_RESIZE_MS))
          put('resize', atMs, `Window resized to ${Math.round(data.width)} × ${Math.round(data.height)}`);
        break;
      default:
    }
  };

  return {
    startPage(index) {
      pageIndex = index;
      pagePut = false;
      names.reset();
      lastAt.clear();
    },
    add(event) {
      const atMs = event.timestamp;
      if (event.type === EventType.Meta) {
        // A page can be pictured again while it is open: that is no page change.
        if (!pagePut) addAddress('page', atMs, event.data.href);
        pagePut = true;
      } else if (event.type === EventType.FullSnapshot) {
        names.reset();
        names.learn(event.data.node, 0);
      } else if (event.type === EventType.IncrementalSnapshot) {
        addIncremental(event, atMs);
      } else if (event.type === EventType.Custom && event.data.tag === ROUTE_TAG) {
        addAddress('route', atMs, (event.data.payload as { href?: unknown } | null)?.href);
      }
    },
    gap(index, atMs, label) {
      pageIndex = index;
      put('gap', atMs, label);
    },
    take() {
      const taken = made;
      made = [];
      return taken;
    },
  };
}
