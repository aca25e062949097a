// Remembers of each recorded node what it is called and where it stands, so that a click on an icon in a button is told
// as a click on the button. Bounded; holds no text and no attribute of a page.
import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import { type ElementWord, elementWord } from './element-words.ts';

/** The nodes of one page load that are remembered; what comes after has no name. */
const MAX_NODES = 300_000;
/** How far up a control is looked for. */
const MAX_CLIMB = 8;

/** The names of one page load's nodes. */
export interface NodeNames {
  /** A new picture: all nodes are new. */
  reset(): void;
  /** Learns a node and all in it. */
  learn(node: serializedNodeWithId, parentId: number): void;
  /** The control that the node is or stands in, else the element itself. */
  nameOf(id: number): string;
}

interface Known {
  readonly name: ElementWord | null;
  readonly parentId: number;
}

export function createNodeNames(): NodeNames {
  const known = new Map<number, Known>();

  const climb = (id: number): string => {
    let own: string | null = null;
    let at: Known | undefined = known.get(id);
    for (let steps = 0; at !== undefined && steps < MAX_CLIMB; steps += 1) {
      if (at.name?.control) return at.name.word;
      own ??= at.name?.word ?? null;
      at = known.get(at.parentId);
    }
    return own ?? 'element';
  };

  return {
    reset: () => known.clear(),
    learn(node, parentId) {
      // A stack of its own: a recording decides how deep its tree is.
      const waiting: [serializedNodeWithId, number][] = [[node, parentId]];
      for (let next = waiting.pop(); next !== undefined && known.size < MAX_NODES; next = waiting.pop()) {
        const [one, parent] = next;
        known.set(one.id, { name: nameOf(one), parentId: parent });
        if ('childNodes' in one) for (const child of one.childNodes) waiting.push([child, one.id]);
      }
    },
    nameOf: climb,
  };
}

function nameOf(node: serializedNodeWithId): ElementWord | null {
  return node.type === NodeType.Element ? elementWord(node.tagName, node.attributes) : null;
}
