// Development mode: paints a page with what a viewer of its recording would see, before any visitor comes. Needs no
// consent and no collector, because nothing is recorded and no byte leaves the page.
import { compilePolicy, createExplainer } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import { createSignWidths } from '../capture/sign-widths.ts';
import { countParts } from './counts.ts';

import { describe } from './names.ts';
import { openHost } from './overlay-host.ts';
import { readPage } from './page-parts.ts';
import { watchPage } from './page-watch.ts';
import { createPainter } from './painter.ts';
import { buildPanel } from './panel.ts';
import { boxesOf } from './part-boxes.ts';
import { createPlaces } from './places.ts';
import { createSeenPage } from './seen-page.ts';
import { createUpdates } from './updates.ts';
import { createVisibleParts } from './visible-parts.ts';

export interface ShowMaskingOptions {
  /** The policy to look through. */
  readonly policy: PolicyArtifact;
  /** The document to paint. @default the page's own */
  readonly document?: Document;
}

export interface MaskingOverlay {
  /** Takes the overlay away, all of it. Escape and the overlay's own button do the same. */
  stop(): void;
}

/**
 * Paints a page with what a viewer will see: masked, blocked, dropped and unmasked, by rule.
 *
 * @throws PolicyError for a policy that the recorder would refuse
 */
export function showMasking({ policy, document = globalThis.document }: ShowMaskingOptions): MaskingOverlay {
  const compiled = compilePolicy(policy);
  const explainer = createExplainer(compiled, { document });
  const seen = createSeenPage(compiled, document);
  const signsOf = createSignWidths();
  const opener = document.activeElement;
  const host = openHost(document);
  const painter = createPainter(host.boxes);
  const panel = buildPanel(document, compiled.policy, { onClose: stop, onSwitch: () => updates.place() });
  host.root.append(panel.root);

  let target: Element | null = null;
  const updates = createUpdates({ onContent: read, onPlace: paint });
  const visible = createVisibleParts(updates.place);
  const watch = watchPage({ onContent: updates.content, onPlace: updates.place, onTarget: pointAt });

  function read(): void {
    explainer.refresh();
    seen.refresh();
    const trees = readPage(document, { explain: explainer.explain, seen });
    watch.follow(trees.roots);
    visible.follow(trees.parts);
    panel.showCounts(countParts(trees, compiled.policy));
    paint();
  }

  function paint(): void {
    const places = createPlaces(document);
    const parts = visible.now();
    painter.paint(parts.flatMap((part) => boxesOf(part, { places, signsOf, isOn: panel.isOn })));
    painter.ring(target?.isConnected === true ? places.boxOf(target) : null);
  }

  function pointAt(element: Element): void {
    if (element === target || element === host.element) return;
    target = element;
    panel.showTarget(describe(explainer.explain(element)));
    updates.place();
  }

  function onKey({ key }: KeyboardEvent): void {
    if (key === 'Escape') stop();
  }

  function stop(): void {
    const hadFocus = document.activeElement === host.element;
    updates.stop();
    visible.stop();
    watch.stop();
    document.removeEventListener('keydown', onKey, true);
    host.remove();
    if (hadFocus) (opener as HTMLElement | null)?.focus({ preventScroll: true });
  }

  document.addEventListener('keydown', onKey, true);
  read();
  // Opened by a click or a key, as a dialog would be; a page that opens it by itself keeps its focus.
  if (document.defaultView?.navigator.userActivation?.isActive === true) panel.focus();
  return { stop };
}
