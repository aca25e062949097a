// What a viewer would be sent of the page: the masker of a recording, asked with the page as it stands. An overlay shows
// what comes out of it, and so cannot say more than it does.
import { type CompiledPolicy, createEventMasker, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { createPageSnapshots } from './page-snapshot.ts';

export interface SeenPage {
  /** Asks for the page as it stands now. */
  refresh(): void;
  /** What is sent for a text, '' for nothing. */
  textOf(text: Text): string;
  /** Is this drawn shape sent with its lines? */
  keepsLines(shape: Element): boolean;
}

interface SentNode {
  readonly id: number;
  readonly textContent?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly SentNode[];
}

/** One for each overlay: like a recording, it remembers what was hidden. */
export function createSeenPage(policy: CompiledPolicy, document: Document): SeenPage {
  const { maskAllInputs, maskInputFn } = recordOptions(policy);
  const snapshots = createPageSnapshots((type, value) =>
    maskAllInputs || type === 'password' ? maskInputFn(value) : value,
  );
  const masker = createEventMasker({ policy, mirror: snapshots.mirror, document });
  let sent = new Map<number, SentNode>();

  return {
    refresh() {
      const masked = masker.mask(snapshots.take(document));
      sent = masked === null ? new Map() : new Map(nodesIn(nodeOf(masked)));
    },
    textOf: (text) => sent.get(snapshots.idOf(text))?.textContent ?? '',
    keepsLines(shape) {
      const { attributes = {} } = sent.get(snapshots.idOf(shape)) ?? { id: 0 };
      return DRAWING.every((name) => !shape.hasAttribute(name) || name in attributes);
    },
  };
}

/** Attributes of shapes that draw. */
const DRAWING = 'd x y width height rx ry cx cy r x1 y1 x2 y2 points transform'.split(' ');

function nodeOf(event: MaskedEvent): SentNode {
  return (event as unknown as { data: { node: SentNode } }).data.node;
}

function* nodesIn(node: SentNode): Generator<[number, SentNode]> {
  yield [node.id, node];
  for (const child of node.childNodes ?? []) yield* nodesIn(child);
}
