// Every type of event that rrweb knows, each built anew from the fields that may pass. A new type is a compile error
// here; at run time one that is not known is dropped.

import { EVENT, type EventNumber, NODE } from '@scrim/masking-rules/rrweb-numbers';
import { isId, POLICY_LIMITS } from '@scrim/protocol';
import { type Fields, Misfit, readFields, readNumber, readString, type Tally } from './fields.ts';
import { harmlessIncremental } from './incremental.ts';
import { harmlessNode } from './node.ts';
import { readExtent, readScrolled } from './viewport.ts';

/** An event that was built anew. */
export interface BuiltEvent {
  readonly type: EventNumber;
  readonly data: Fields;
  readonly timestamp: number;
}

/** Tag of the recorder's custom event for a route change without a page load. */
const ROUTE_EVENT = 'scrim.route';
const MAX_HREF = 8_192;
/** The last millisecond that a Date can hold (ECMAScript, time values). */
const MAX_TIME_MS = 8.64e15;

/** One event; null for one that shows nothing. @throws Misfit */
export function harmlessEvent(tally: Tally, value: unknown): BuiltEvent | null {
  const event = readFields(value);
  const type = event.type as EventNumber;
  const data = harmlessByType(tally, type, event.data);
  return data === null ? null : { type, data, timestamp: readNumber(event.timestamp, 0, MAX_TIME_MS) };
}

function harmlessByType(tally: Tally, type: EventNumber, data: unknown): Fields | null {
  switch (type) {
    case EVENT.DomContentLoaded:
    case EVENT.Load:
      return {};
    case EVENT.FullSnapshot:
      return harmlessSnapshot(tally, readFields(data));
    case EVENT.IncrementalSnapshot:
      return harmlessIncremental(tally, readFields(data));
    case EVENT.Meta:
      return harmlessMeta(tally, readFields(data));
    case EVENT.Custom:
      return harmlessCustom(tally, readFields(data));
    case EVENT.Plugin:
    case EVENT.Asset:
    case EVENT.Annotation:
      throw new Misfit();
    default:
      return unknownType(type);
  }
}

function unknownType(_: never): never {
  throw new Misfit();
}

function harmlessSnapshot(tally: Tally, data: Fields): Fields {
  const node = harmlessNode(tally, data.node, 'nothing');
  if (node.type !== NODE.Document) throw new Misfit();
  return { node, initialOffset: readScrolled(data.initialOffset) };
}

function harmlessMeta(tally: Tally, data: Fields): Fields {
  return { href: harmlessHref(tally, data.href), ...readExtent(data) };
}

function harmlessCustom(tally: Tally, data: Fields): Fields {
  if (data.tag === ROUTE_EVENT) {
    return { tag: ROUTE_EVENT, payload: { href: harmlessHref(tally, readFields(data.payload).href) } };
  }
  if (!isId(data.tag) || data.tag.startsWith('scrim.')) throw new Misfit();
  return { tag: data.tag, payload: siteFields(readFields(data.payload)) };
}

/** An event of the site's own: it is listed, never drawn, and holds what policies let through. */
function siteFields(payload: Fields): Fields {
  const fields = Object.entries(payload);
  if (fields.length > POLICY_LIMITS.fields || !fields.every(isSiteField)) throw new Misfit();
  return Object.fromEntries(fields);
}

function isSiteField([name, value]: [string, unknown]): boolean {
  if (!/^[A-Za-z][\w.-]{0,63}$/.test(name)) return false;
  if (typeof value === 'string') return value.length <= POLICY_LIMITS.choice;
  return typeof value === 'boolean' || Number.isFinite(value);
}

/** Said in words only, never followed: still, no other kind of address is shown as the page's. */
function harmlessHref(tally: Tally, value: unknown): string {
  const href = readString(value, MAX_HREF);
  if (/^https?:\/\//.test(href)) return href;
  if (href !== 'about:blank') tally.removed += 1;
  return 'about:blank';
}
