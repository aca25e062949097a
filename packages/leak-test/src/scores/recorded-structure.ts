// Which elements a recording has at its end, counted by tag name. Reads rrweb events in Node, without a DOM, and never
// looks at text or attributes.
import { EVENT, NODE, SOURCE } from '@scrim/masking-rules/rrweb-numbers';
import type { ReplayEvent } from '../recorders/recorder.ts';
import { pageLoadAt } from '../replayed/page-load.ts';

interface RecordedNode {
  readonly tag: string | null;
  parentId: number | null;
  readonly inner: Set<number>;
}

/** How many elements of each tag name the page has in a recording at a time; custom elements count as `custom`. */
export function recordedTags(events: readonly ReplayEvent[], atMs: number): ReadonlyMap<string, number> {
  const nodes = new Map<number, RecordedNode>();
  for (const { type, data } of pageLoadAt(events, atMs)) {
    if (type === EVENT.FullSnapshot) addNode(nodes, data?.node, null);
    if (type === EVENT.IncrementalSnapshot && data?.source === SOURCE.Mutation) applyMutation(nodes, data);
  }
  const tags = new Map<string, number>();
  for (const { tag } of nodes.values()) if (tag !== null) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  return tags;
}

function applyMutation(nodes: Map<number, RecordedNode>, data: ReplayEvent['data']): void {
  for (const { id } of listOf(data.removes)) removeNode(nodes, id);
  for (const { parentId, node } of listOf(data.adds)) addNode(nodes, node, parentId);
}

// biome-ignore lint/suspicious/noExplicitAny: a recorded node, of which a few fields are read.
function addNode(nodes: Map<number, RecordedNode>, node: any, parentId: number | null): void {
  if (typeof node?.id !== 'number') return;
  // A node that was moved is added again: what it holds comes along.
  removeNode(nodes, node.id);
  nodes.set(node.id, { tag: tagOf(node), parentId, inner: new Set() });
  if (parentId !== null) nodes.get(parentId)?.inner.add(node.id);
  for (const child of listOf(node.childNodes)) addNode(nodes, child, node.id);
}

function removeNode(nodes: Map<number, RecordedNode>, id: number): void {
  const node = nodes.get(id);
  if (node === undefined) return;
  if (node.parentId !== null) nodes.get(node.parentId)?.inner.delete(id);
  nodes.delete(id);
  for (const inner of node.inner) removeNode(nodes, inner);
}

// biome-ignore lint/suspicious/noExplicitAny: see above.
function tagOf({ type, tagName }: any): string | null {
  if (type !== NODE.Element || typeof tagName !== 'string') return null;
  const tag = tagName.toLowerCase();
  return tag.includes('-') ? 'custom' : tag;
}

// biome-ignore lint/suspicious/noExplicitAny: see above.
function listOf(value: unknown): readonly any[] {
  return Array.isArray(value) ? value : [];
}
