// Tells the width of texts after the page has drawn them, so that the replay has the page's boxes. It never makes the
// page lay itself out: it reads in the one moment of a frame when that was just done, a few milliseconds at a time.
import type { eventWithTime } from '@rrweb/types';
import type { MaskedEvent } from '@scrim/protocol';
import { createMaskDrawn } from './measure-text.ts';
import { createSignWidths } from './sign-widths.ts';
import { elementAround } from './text-lines.ts';
import { isResize, textsIn } from './texts-in-event.ts';

/** What is asked of rrweb's mirror. */
export interface TextMirror {
  getNode(id: number): Node | null;
}

/** Where texts are found, and which of them are sent as masks: no other is measured or sent. */
export interface MaskedTexts {
  readonly mirror: TextMirror;
  readonly masksText: (id: number) => boolean;
}

export interface TextShapes {
  /** Looks which masks an event brings. */
  note(event: MaskedEvent): void;
  stop(): void;
}

/** Longest that the reading of one frame takes. */
const SLICE_MS = 4;

/** @param onEvent gets events that change texts from one mask to another */
export function createTextShapes(
  { mirror, masksText }: MaskedTexts,
  onEvent: (event: eventWithTime) => void,
): TextShapes {
  /** Texts to measure, by id, with the mask that was sent; '' when it is not known. */
  const waiting = new Map<number, string>();
  /** Every text that was sent: what stands in a blocked or dropped region never was, and is never measured. */
  const sentTexts = new Set<number>();
  const signsOf = createSignWidths();
  let frame = 0;

  // Its first call after `observe` comes in the same frame, when layout is done and nothing is painted yet.
  const drawn = new ResizeObserver(() => {
    drawn.disconnect();
    orStop(measure);
  });
  const hidden = watchHidden((texts) => {
    for (const [id, sent] of texts) waiting.set(id, sent);
    ask();
  });

  // Not observed from within an observer: the page would be told of notifications that came too late.
  function ask(): void {
    if (waiting.size === 0) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => drawn.observe(document.documentElement));
  }

  function measure(): void {
    const until = performance.now() + SLICE_MS;
    const maskDrawn = createMaskDrawn(signsOf);
    const texts: { id: number; value: string }[] = [];
    for (const [id, sent] of waiting) {
      waiting.delete(id);
      const node = mirror.getNode(id);
      // Asked again: a text that moved meanwhile, or a route that changed, may be shown now.
      if (!isText(node) || !node.isConnected || !masksText(id)) continue;
      const value = maskDrawn(node, sent);
      if (value === null) hidden.add(node, id, sent);
      else if (value !== sent) texts.push({ id, value });
      if (performance.now() > until) break;
    }
    if (texts.length > 0) onEvent(textChange(texts));
    ask();
  }

  function noteAll(): void {
    for (const id of sentTexts) {
      if (mirror.getNode(id) === null) sentTexts.delete(id);
      else waiting.set(id, '');
    }
  }

  /** Without widths the recording is as good as text by its length can be; it goes on. */
  function orStop(work: () => void): void {
    try {
      work();
    } catch {
      stop();
    }
  }

  function stop(): void {
    cancelAnimationFrame(frame);
    drawn.disconnect();
    hidden.stop();
    waiting.clear();
    sentTexts.clear();
  }

  return {
    note(event) {
      if (isResize(event)) noteAll();
      for (const [id, sent] of textsIn(event)) {
        sentTexts.add(id);
        waiting.set(id, sent);
      }
      ask();
    },
    stop,
  };
}

type SentTexts = Map<number, string>;

/** Keeps texts that are not drawn, until the element that hides them is. */
function watchHidden(onShown: (texts: SentTexts) => void) {
  const texts = new Map<Element, SentTexts>();
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.getClientRects().length === 0) continue;
      onShown(texts.get(target) ?? new Map());
      texts.delete(target);
      observer.unobserve(target);
    }
  });
  return {
    add(text: Text, id: number, sent: string): void {
      let top: Element | null = null;
      for (let at = elementAround(text); at !== null && !isDrawn(at); at = elementAround(at)) top = at;
      if (top === null) return;
      texts.set(top, (texts.get(top) ?? new Map<number, string>()).set(id, sent));
      observer.observe(top);
    },
    stop(): void {
      observer.disconnect();
      texts.clear();
    },
  };
}

function isDrawn(element: Element): boolean {
  return Element.prototype.getClientRects.call(element).length > 0;
}

function isText(node: Node | null): node is Text {
  return node?.nodeType === Node.TEXT_NODE;
}

/** `EventType` and `IncrementalSource` of rrweb. */
const INCREMENTAL = 3;
const MUTATION = 0;

function textChange(texts: { id: number; value: string }[]): eventWithTime {
  const data = { source: MUTATION, texts, attributes: [], removes: [], adds: [] };
  return { type: INCREMENTAL, data, timestamp: Date.now() } as eventWithTime;
}
