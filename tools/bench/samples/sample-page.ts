// A page as rrweb reports it, without a browser: a snapshot of cards, and changes to it. The same on every run, and
// every card's words differ, so that nothing is masked or compressed once for all.
import type { eventWithTime } from '@rrweb/types';
import type { MaskerMirror } from '@scrim/masking-rules';

/** Nodes of one card, its own element included. */
const NODES_A_CARD = 10;
const WORDS =
  'lamp wool oak table linen candle delivery account balance transfer statement garden ceramic blue green night order price';

interface SampleNode {
  readonly id: number;
  readonly type: number;
  readonly tagName?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly textContent?: string;
  readonly childNodes?: readonly SampleNode[];
}

export interface SamplePage {
  readonly snapshot: eventWithTime;
  /** Each changes a text and a class, removes a card and adds one. */
  readonly mutations: readonly eventWithTime[];
  /** A fresh answer to what the masker asks of rrweb's mirror. */
  readonly mirror: MaskerMirror;
}

/** Builds a page of about `nodes` nodes and its changes. */
export function samplePage(nodes: number, mutationCount: number): SamplePage {
  const builder = createBuilder();
  const cards = Array.from({ length: Math.ceil(nodes / NODES_A_CARD) }, () => builder.card());
  const body = builder.element('body', { class: 'page' }, cards);
  const head = builder.element('head', {}, [builder.element('title', {}, [builder.text('Lamps and more')])]);
  const html = builder.element('html', { lang: 'en' }, [head, body]);
  const node = builder.document(html);
  const at = (index: number) => cards[index % cards.length] ?? body;
  const mutations = Array.from({ length: mutationCount }, (_, index) =>
    event(3, {
      source: 0,
      texts: [{ id: at(index).id - 1, value: builder.words(6) }],
      attributes: [{ id: at(index + 1).id, attributes: { class: `card state-${index % 7}` } }],
      removes: [{ parentId: body.id, id: at(index + 2).id }],
      adds: [{ parentId: body.id, nextId: null, node: builder.card() }],
    }),
  );
  const snapshot = event(2, { node, initialOffset: { top: 0, left: 0 } });
  return { snapshot, mutations, mirror: builder.mirror };
}

const event = (type: number, data: unknown): eventWithTime =>
  ({ type, data, timestamp: 1_700_000_000_000 }) as unknown as eventWithTime;

/** What the masker asks of a node of the page. */
function liveNode(node: SampleNode): Node {
  const live = {
    ...node,
    nodeType: NODE_TYPES[node.type],
    parentNode: null,
    localName: node.tagName,
    data: node.textContent,
    defaultView: { frameElement: null },
    ownerDocument: {},
    getAttribute: (name: string) => node.attributes?.[name] ?? null,
  };
  return live as unknown as Node;
}

/** `Node.nodeType` of what rrweb calls a document, a doctype, an element, a text. */
const NODE_TYPES = [9, 10, 1, 3];

function createBuilder() {
  const live = new Map<number, Node>();
  let ids = 0;
  let seed = 1;
  const nextId = (): number => {
    ids += 1;
    return ids;
  };
  const pick = (below: number): number => {
    // Numerical Recipes' generator: any fixed sequence would do.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const vocabulary = WORDS.split(' ');
  const words = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[pick(vocabulary.length)]).join(' ');
  const remember = (node: SampleNode): SampleNode => {
    live.set(node.id, liveNode(node));
    for (const child of node.childNodes ?? [])
      Object.assign(live.get(child.id) ?? {}, { parentNode: live.get(node.id) });
    return node;
  };
  const text = (textContent: string): SampleNode => remember({ id: nextId(), type: 3, textContent });
  const element = (
    tagName: string,
    attributes: Readonly<Record<string, string>>,
    childNodes: readonly SampleNode[],
  ): SampleNode => remember({ id: nextId(), type: 2, tagName, attributes, childNodes });
  /** Children first, so that the card's last text has the id before the card's own. */
  const card = (): SampleNode => {
    const number = pick(100_000);
    const children = [
      element('h3', { class: 'card-title' }, [text(words(4))]),
      element('a', { href: `/products/${number}?ref=home`, title: words(2) }, [text(words(3))]),
      element('input', { type: 'text', name: `quantity-${number}`, value: String(pick(9)) }, []),
      element('img', { src: `/pictures/${number}.jpg`, alt: words(3) }, []),
      element('button', { class: 'buy primary', 'data-product': String(number) }, [text('Add')]),
    ];
    const style = `width: ${pick(400)}px; color: rgb(${pick(255)}, 20, 30)`;
    return element('section', { class: 'card', id: `card-${number}`, style }, [...children, text(words(12))]);
  };
  const mirror: MaskerMirror = { getNode: (id) => live.get(id) ?? null, getMeta: (node) => node };
  const document = (root: SampleNode): SampleNode => remember({ id: nextId(), type: 0, childNodes: [root] });
  return { document, text, element, words, card, mirror };
}
