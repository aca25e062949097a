// The legend: what is painted, how much of it, which rule decided, and switches. It can be used by keyboard alone.
import type { PolicyArtifact } from '@scrim/protocol';
import type { Counts } from './counts.ts';
import { element } from './elements.ts';
import { LAYERS, type Layer } from './layers.ts';
import { ruleTable } from './rule-table.ts';

export interface Panel {
  readonly root: HTMLElement;
  isOn(layer: Layer): boolean;
  showCounts(counts: Counts): void;
  /** Says what holds for the element that somebody points at. */
  showTarget(lines: readonly string[]): void;
  focus(): void;
}

export interface PanelListeners {
  readonly onClose: () => void;
  readonly onSwitch: () => void;
}

export function buildPanel(
  document: Document,
  policy: PolicyArtifact,
  { onClose, onSwitch }: PanelListeners,
): Panel {
  const make = element(document);
  const on = new Set<Layer>(LAYERS.map(({ id }) => id));
  const counts = new Map<Layer, HTMLElement>();

  const layerSwitch = ({ id, name, sample }: (typeof LAYERS)[number]): HTMLElement => {
    const box = make('input', { type: 'checkbox', checked: '' });
    box.addEventListener('change', () => {
      if (box.checked) on.add(id);
      else on.delete(id);
      onSwitch();
    });
    const count = make('span', { class: 'count' }, '0');
    counts.set(id, count);
    const swatch = make('span', { class: `box sample ${id}`, 'aria-hidden': 'true' }, sample);
    return make('label', {}, box, swatch, make('span', {}, name), count);
  };

  const close = make('button', { type: 'button', 'aria-label': 'Close (Escape)' }, '✕');
  close.addEventListener('click', onClose);
  const move = make('button', { type: 'button', 'aria-label': 'Move to the other side' }, '⇆');
  const now = make('output', { class: 'now' }, HINT);
  const rules = make('details', {}, make('summary', {}, 'By rule'));
  const heading = make('h2', { id: 'title' }, 'What a viewer sees');
  const root = make(
    'section',
    { class: 'panel', role: 'region', 'aria-labelledby': 'title', tabindex: '-1' },
    make('div', { class: 'head' }, heading, move, close),
    make('p', { class: 'policy' }, `Policy ${policy.id}, version ${policy.version}, ${policy.mode}`),
    make('fieldset', {}, make('legend', {}, 'Layers'), ...LAYERS.map(layerSwitch)),
    now,
    rules,
  );
  move.addEventListener('click', () => root.classList.toggle('other-side'));

  return {
    root,
    isOn: (layer) => on.has(layer),
    showCounts({ layers, rules: counted }) {
      for (const [layer, count] of counts) count.textContent = String(layers[layer]);
      rules.querySelector('table')?.remove();
      rules.append(ruleTable(document, counted));
    },
    showTarget(lines) {
      now.replaceChildren(...lines.map((line) => make('p', {}, line)));
    },
    focus: () => root.focus({ preventScroll: true }),
  };
}

const HINT = 'Point at something, or focus it, to see which rule decides.';
