// Records a page of the test's own with the real rrweb, and asks the real replayer where the boxes are.
import { record } from '@rrweb/record';
import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import {
  type CompiledPolicy,
  compilePolicy,
  createEventMasker,
  DEFAULT_POLICY,
  recordOptions,
} from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';

export type Boxes = ReadonlyMap<number, readonly number[]>;

export interface RecordedPage {
  /** Boxes of the live page, by the ids of its elements. */
  readonly live: Boxes;
  readonly masked: readonly MaskedEvent[];
}

const settle = (ms: number) => new Promise((done) => setTimeout(done, ms));
const added: Element[] = [];

/** Removes all that a test put into its page. */
export function removeAdded(): void {
  for (const element of added.splice(0)) element.remove();
}

/** Puts markup at the end of an element, until {@link removeAdded}. */
export function add(html: string, parent: Element): Element {
  parent.insertAdjacentHTML('beforeend', html);
  const element = parent.lastElementChild;
  if (element === null) throw new Error('nothing added');
  added.push(element);
  return element;
}

/** Records a page with these styles while it is changed. */
export async function recordBoxes(of: {
  readonly style: string;
  readonly page: string;
  readonly policy?: CompiledPolicy;
  change?(page: Element, sheet: CSSStyleSheet): void;
}): Promise<RecordedPage> {
  const style = add(`<style>${of.style}</style>`, document.head) as HTMLStyleElement;
  const page = add(of.page, document.body);
  const { live, masked } = await recordElement(page, of.policy ?? compilePolicy(DEFAULT_POLICY), () => {
    if (style.sheet === null) throw new Error('no sheet');
    of.change?.(page, style.sheet);
  });
  style.remove();
  return { live, masked };
}

/** Records what is there already. */
export async function recordElement(
  page: Element,
  policy: CompiledPolicy,
  change: () => void = () => {},
): Promise<RecordedPage> {
  const masked: MaskedEvent[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  change();
  await settle(50);
  const live = boxes([...page.querySelectorAll('*')].map((node) => [record.mirror.getId(node), node]));
  stop?.();
  return { live, masked };
}

function boxes(nodes: readonly (readonly [number, Element])[]): Boxes {
  return new Map(
    nodes.map(([id, node]) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return [id, [x, y, width, height].map(Math.round)];
    }),
  );
}

/** Where the replay of masked events puts these elements. */
export async function replayBoxes(events: readonly MaskedEvent[], ids: Iterable<number>): Promise<Boxes> {
  const root = add('<div></div>', document.body);
  const replayer = new Replayer(events as unknown as eventWithTime[], {
    root,
    showWarning: false,
    mouseTail: false,
  });
  replayer.pause(1e6);
  await settle(100);
  const mirror = replayer.getMirror();
  const nodes = [...ids].flatMap((id) => {
    const node = mirror.getNode(id);
    return node?.nodeType === 1 ? [[id, node as Element] as const] : [];
  });
  const found = boxes(nodes);
  replayer.destroy();
  return found;
}

/** The share of boxes that are where they were, to two pixels. */
export function same(live: Boxes, replayed: Boxes): number {
  const near = (a: readonly number[], b: readonly number[] = []) =>
    a.every((side, at) => Math.abs(side - (b[at] ?? 1e9)) <= 2);
  return [...live].filter(([id, box]) => near(box, replayed.get(id))).length / live.size;
}
