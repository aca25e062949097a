// Short ways to write stored events by hand: nodes as rrweb serialises them, snapshots, mutations.
import { EVENT, SOURCE } from '@scrim/masking-rules/rrweb-numbers';

export interface Written {
  readonly type: number;
  readonly id: number;
  readonly [field: string]: unknown;
}

type Attributes = Readonly<Record<string, unknown>>;

/** An element with children. */
export function element(
  id: number,
  tagName: string,
  attributes: Attributes = {},
  ...childNodes: Written[]
): Written {
  return { type: 2, id, tagName, attributes, childNodes };
}

export function text(id: number, textContent: string): Written {
  return { type: 3, id, textContent };
}

/** The same node in the shadow root of its parent. */
export function inShadow(node: Written): Written {
  return { ...node, isShadow: true };
}

export function documentOf(id: number, ...childNodes: Written[]): Written {
  return { type: 0, id, childNodes };
}

/** What a dropped element leaves. */
export function dropped(id: number): Written {
  return { type: 5, id, textContent: '' };
}

export function event(type: number, data: unknown) {
  return { type, data, timestamp: 1 };
}

export function metaAt(href: string) {
  return event(EVENT.Meta, { href, width: 800, height: 600 });
}

/** A snapshot of `<html id=2><body id=3>` with this in the body. */
export function snapshotOf(...inBody: Written[]) {
  const node = documentOf(1, element(2, 'html', {}, element(3, 'body', {}, ...inBody)));
  return event(EVENT.FullSnapshot, { node, initialOffset: { top: 0, left: 0 } });
}

export interface Changes {
  readonly texts?: readonly unknown[];
  readonly attributes?: readonly unknown[];
  readonly removes?: readonly unknown[];
  readonly adds?: readonly unknown[];
}

export function mutation({ texts = [], attributes = [], removes = [], adds = [] }: Changes) {
  return event(EVENT.IncrementalSnapshot, { source: SOURCE.Mutation, texts, attributes, removes, adds });
}

/** An addition at the end of its parent, or before another node. */
export function addTo(parentId: number, node: Written, nextId: number | null = null) {
  return { parentId, nextId, node };
}
