// Tells the width of texts after the page has drawn them, so that the replay has the page's boxes. It never makes the
// page lay itself out: it reads in the one moment of a frame when that was just done, a few milliseconds at a time.
import type { eventWithTime } from '@rrweb/types';
import type { MaskerMirror } from '@scrim/masking-rules';
import { createTextRuler } from './measure-text.ts';

export interface TextShapes {
  /** Looks which texts an event brings. */
  note(event: eventWithTime): void;
  stop(): void;
}

export interface TextShapesOptions {
  readonly mirror: MaskerMirror;
  /** Gets events that change texts from one mask into another. */
  readonly onEvent: (event: eventWithTime) => void;
  readonly onError: () => void;
}

/** Longest that one frame's reading takes. */
const SLICE_MS = 4;

export function createTextShapes({ mirror, onEvent, onError }: TextShapesOptions): TextShapes {
  /** Texts to measure, by id, with the mask that was sent. */
  const waiting = new Map<number, string>();
  /** Those that are not drawn, below the element that is not. */
  const hidden = new Map<Element, Map<number, string>>();
  let isAsked = false;

  /** Its first call after `observe` comes in the next frame, when layout is done and nothing is painted yet. */
  const frame = new ResizeObserver(() => {
    frame.disconnect();
    isAsked = false;
    try {
      measure();
    } catch {
      onError();
    }
  });
  const ask = (): void => {
    if (isAsked || waiting.size === 0) return;
    isAsked = true;
    frame.observe(document.documentElement);
  };
  const shown = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.getClientRects().length === 0) continue;
      for (const [id, sent] of hidden.get(target) ?? []) waiting.set(id, sent);
      hidden.delete(target);
      shown.unobserve(target);
    }
    ask();
  });

  function measure(): void {
    const until = performance.now() + SLICE_MS;
    const ruler = createTextRuler();
    const texts: { id: number; value: string }[] = [];
    for (const [id, sent] of waiting) {
      waiting.delete(id);
      const node = mirror.getNode(id);
      if (node?.nodeType !== 3 || !node.isConnected) continue;
      const value = ruler.maskOf(node as Text);
      if (value === null) waitUntilShown(id, sent, node as Text);
      else if (value !== sent) texts.push({ id, value });
      if (performance.now() > until) break;
    }
    if (texts.length > 0) {
      const data = { source: MUTATION, texts, attributes: [], removes: [], adds: [] };
      onEvent({ type: INCREMENTAL, data, timestamp: Date.now() } as eventWithTime);
    }
    ask();
  }

  function waitUntilShown(id: number, sent: string, { parentElement }: Text): void {
    let top: Element | null = null;
    for (let at = parentElement; at !== null && at.getClientRects().length === 0; at = at.parentElement) top = at;
    if (top === null) return;
    const texts = hidden.get(top) ?? new Map<number, string>();
    hidden.set(top, texts.set(id, sent));
    shown.observe(top);
  }

  return {
    note(event) {
      for (const [id, sent] of textsIn(event)) waiting.set(id, sent);
      ask();
    },
    stop() {
      frame.disconnect();
      shown.disconnect();
      waiting.clear();
      hidden.clear();
    },
  };
}

/** `EventType` and `IncrementalSource` of rrweb. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;

interface SerializedNode {
  readonly type: number;
  readonly id: number;
  readonly textContent?: string;
  readonly childNodes?: readonly SerializedNode[];
}
const TEXT = 3;

/** The texts that an event brings: id and mask. */
function textsIn(event: eventWithTime): [id: number, sent: string][] {
  const texts: [number, string][] = [];
  const walk = ({ type, id, textContent, childNodes }: SerializedNode): void => {
    if (type === TEXT && textContent?.trim()) texts.push([id, textContent]);
    childNodes?.forEach(walk);
  };
  if (event.type === FULL_SNAPSHOT) walk(event.data.node as SerializedNode);
  if (event.type === INCREMENTAL && event.data.source === MUTATION) {
    for (const { node } of event.data.adds) walk(node as SerializedNode);
    for (const { id, value } of event.data.texts) if (value?.trim()) texts.push([id, value]);
  }
  return texts;
}
