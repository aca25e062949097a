// The recording of one case, with the case in every place where an event can carry it. Each place has its own address.
import type { HostileCase, Lure } from './cases.ts';
import { type Draft, el, event, mutation, Writer, withFields } from './nodes.ts';

/** Places where a case stands; each is in its addresses. */
export const PLACES = ['snapshot', 'added', 'changed', 'inserted', 'adopted', 'event'] as const;
export type Place = (typeof PLACES)[number];

/** The events of one case, as they would come from an attacker. */
export function recordingOf(hostile: HostileCase, lureAt: (place: Place) => Lure): Record<string, unknown>[] {
  const write = new Writer();
  const at = (place: Place) => nodesOf(hostile, lureAt(place));
  const page = write.document(el('main', {}, 'page'), ...at('snapshot'));
  const canvas = write.tree(el('canvas', { width: '9', height: '9' }));
  const canvasId = Number(canvas.id);
  const added = at('added').flatMap((draft) => write.adds(page.bodyId, draft));
  const bare = at('changed').flatMap((draft) => write.adds(page.bodyId, draft));
  const rule = hostile.css?.(lureAt('inserted'));
  const style = write.tree(el('style', {}, 'x{}'));
  const host = write.tree(withFields(el('div'), { isShadowHost: true }));
  return [
    event(4, { href: 'http://page.test/', width: 800, height: 600 }, 1000),
    event(2, { node: page.node, initialOffset: { top: 0, left: 0 } }, 1001),
    mutation({ adds: added }, 1020),
    mutation({ adds: bare.map((add) => ({ ...add, node: stripped(add.node) })) }, 1040),
    mutation(changes(bare.map(({ node }) => node)), 1060),
    mutation(
      { adds: [canvas, style, host].flatMap((node) => [{ parentId: page.bodyId, nextId: null, node }]) },
      1080,
    ),
    mutation(
      {
        adds: [
          { parentId: Number(style.id), nextId: null, node: { type: 3, textContent: 'x{}', id: write.id() } },
        ],
      },
      1085,
    ),
    ...(rule === undefined
      ? []
      : sheetEvents(
          rule,
          hostile.css?.(lureAt('adopted')) ?? '',
          Number(style.id),
          page.id,
          Number(host.id),
        )),
    ...(hostile.data === undefined ? [] : [event(3, hostile.data(lureAt('event'), canvasId), 1120)]),
    event(3, { source: 5, text: 'end', isChecked: false, id: page.bodyId }, 1200),
  ];
}

function nodesOf(hostile: HostileCase, lure: Lure): readonly (Draft | string)[] {
  const css = hostile.css?.(lure);
  const sheet = css === undefined ? [] : [el('style', {}, css), el('style', { _cssText: css })];
  return [...(hostile.nodes?.(lure) ?? []), ...sheet];
}

function stripped(node: Record<string, unknown>): Record<string, unknown> {
  return node.type === 2 ? { ...node, attributes: {} } : { ...node, textContent: '' };
}

function changes(nodes: readonly Record<string, unknown>[]) {
  const elements = nodes.filter((node) => node.type === 2);
  return {
    attributes: elements.map(({ id, attributes }) => ({ id, attributes })),
    texts: nodes.filter((node) => node.type === 3).map(({ id, textContent }) => ({ id, value: textContent })),
  };
}

function sheetEvents(rule: string, adopted: string, styleId: number, documentId: number, hostId: number) {
  const rules = [
    ...adopted.matchAll(/[^{};]*(?:;|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\})/g),
  ].map(([text]) => ({ rule: text }));
  return [
    event(3, { source: 8, id: styleId, adds: [{ rule, index: 0 }] }, 1100),
    event(
      3,
      {
        source: 13,
        id: styleId,
        index: [0],
        set: { property: 'background', value: backgroundOf(rule), priority: '' },
      },
      1101,
    ),
    event(
      3,
      {
        source: 15,
        id: documentId,
        styleIds: [1, 2],
        styles: [
          { styleId: 1, rules },
          { styleId: 2, rules: [] },
        ],
      },
      1102,
    ),
    event(3, { source: 8, styleId: 2, replaceSync: adopted }, 1103),
    event(3, { source: 15, id: hostId, styleIds: [1] }, 1104),
  ];
}

function backgroundOf(rule: string): string {
  return /background:([^;}]*)/.exec(rule)?.[1] ?? 'none';
}
