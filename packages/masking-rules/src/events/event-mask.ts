// Every type of event that rrweb knows, each built anew from the fields that may pass. A new type is a compile error
// here; at run time one that is not known is dropped.
import type { MaskContext } from '../mask-context.ts';
import { maskNode } from '../nodes/node-mask.ts';
import { EVENT, type EventNumber } from '../rrweb-numbers.ts';
import { originOf } from '../url-mask.ts';
import { maskCustomEvent, maskHref } from './custom-event.ts';
import { maskIncremental } from './incremental-mask.ts';
import { type DropCode, type Fields, Refusal, readFields, readNumber, readString } from './refusal.ts';

/** An event that was built anew, before it is branded as masked. */
export interface BuiltEvent {
  readonly type: EventNumber;
  readonly data: Fields;
  readonly timestamp: number;
}

/** Masks one event. @throws Refusal when it is to be dropped */
export function maskEvent(context: MaskContext, value: unknown): BuiltEvent {
  const event = readFields(value);
  const type = event.type as EventNumber;
  return { type, data: maskByType(context, type, event.data), timestamp: readNumber(event.timestamp) };
}

function maskByType(context: MaskContext, type: EventNumber, data: unknown): Fields {
  switch (type) {
    case EVENT.DomContentLoaded:
    case EVENT.Load:
      return {};
    case EVENT.FullSnapshot:
      return maskSnapshot(context, readFields(data));
    case EVENT.IncrementalSnapshot:
      return maskIncremental(context, readFields(data));
    case EVENT.Meta:
      return maskMeta(context, readFields(data));
    case EVENT.Custom:
      return maskCustomEvent(context, readFields(data));
    case EVENT.Plugin:
      return drop('plugin');
    case EVENT.Asset:
      return drop('asset');
    case EVENT.Annotation:
      return drop('annotation');
    default:
      return unknownType(type);
  }
}

function drop(code: DropCode): never {
  throw new Refusal(code);
}

function unknownType(_: never): never {
  throw new Refusal('event_unknown');
}

function maskSnapshot(context: MaskContext, data: Fields): Fields {
  const { top, left } = readFields(data.initialOffset);
  return {
    node: maskNode(context, data.node, ''),
    initialOffset: { top: readNumber(top), left: readNumber(left) },
  };
}

function maskMeta(context: MaskContext, data: Fields): Fields {
  const href = readString(data.href);
  context.setOwnOrigin(originOf(href));
  return { href: maskHref(context, href), width: readNumber(data.width), height: readNumber(data.height) };
}
