// explain over stored nodes: on what rrweb wrote of a page it says what it says on the page itself, and on a stored
// session it says what the stored masker lets through.
import { record } from '@rrweb/record';
import {
  type CompiledPolicy,
  compilePolicy,
  createEventMasker,
  createExplainer,
  DEFAULT_POLICY,
  recordOptions,
} from '@scrim/masking-rules';
import { createStoredExplainer, createStoredMasker, createStoredPage } from '@scrim/masking-rules/stored';
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { afterEach, expect, it } from 'vitest';
import { fillPage } from './explained-page.ts';

const RULES: PolicyArtifact['rules'] = [
  { id: 'help-text', select: '.help', do: 'unmask', reason: 'Public help texts' },
  { id: 'help-words', select: '.help', do: 'unmask', what: 'attributes', on: '/help/*', reason: 'Public' },
  {
    id: 'search',
    select: 'form.search, div.search',
    do: 'unmask',
    what: 'all',
    reason: 'What visitors look for',
  },
  { id: 'ward', select: '.ward', do: 'mask', reason: 'Health' },
  { id: 'chart', select: '.ward > .chart', do: 'block', reason: 'A curve is a finding' },
  { id: 'bold', select: 'li, b', do: 'mask', what: 'text', reason: 'Names' },
];
const policyOf = (more: Partial<PolicyArtifact>) => compilePolicy({ ...DEFAULT_POLICY, id: 'site', ...more });
const policy = policyOf({ rules: RULES });
/** Under which the session was recorded: the page's text and the classes that rules ask for are in it. */
const recording = policyOf({
  mode: 'mask-inputs',
  vocabulary: { names: ['help', 'search', 'ward', 'chart', 'gallery'], routes: ['/help/parcels'] },
});
const page = { URL: 'https://shop.test/help/parcels' };

const section = document.createElement('section');
afterEach(() => section.remove());
const settle = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function recordedBy(by: CompiledPolicy) {
  document.body.append(section);
  const filled = fillPage(section);
  const raw: string[] = [];
  const masked: MaskedEvent[] = [];
  const masker = createEventMasker({ policy: by, mirror: record.mirror, document: page });
  const stop = record({
    ...recordOptions(by),
    emit(event) {
      raw.push(JSON.stringify(event).replaceAll(location.href, page.URL));
      const result = masker.mask(
        event.type === 4 ? { ...event, data: { ...event.data, href: page.URL } } : event,
      );
      if (result !== null) masked.push(result);
    },
  });
  await settle(100);
  const ids = new Map(filled.elements.map((element) => [element, record.mirror.getId(element)]));
  stop?.();
  return { ...filled, ids, raw: raw.map((event) => JSON.parse(event) as unknown), masked };
}

it('says of what rrweb wrote what it says on the page', async () => {
  const { elements, ids, raw } = await recordedBy(recording);
  const stored = createStoredPage();
  expect(raw.map((event) => stored.apply(event)).filter((taken) => !taken)).toEqual([]);
  const live = createExplainer(policy, { document: page });
  const over = createStoredExplainer(policy, stored);
  const differing = elements.filter((element) => {
    const id = ids.get(element) ?? -1;
    const same =
      JSON.stringify([over.explain(id), over.path(id)]) ===
      JSON.stringify([live.explain(element), live.path(element)]);
    return !same && id !== -1;
  });
  expect(differing.map((element) => element.outerHTML.slice(0, 100))).toEqual([]);
  const kinds = new Set(
    elements.map((element) => {
      const { region, channels } = live.explain(element);
      return `${region} ${channels.text.shown} ${channels.text.by.kind}`;
    }),
  );
  expect(kinds.size).toBeGreaterThan(6);
  expect([over.explain(999_999), over.path(999_999)]).toEqual([null, []]);
});

it('says of a stored session what the stored masker lets through', async () => {
  const { said, ids, masked } = await recordedBy(recording);
  const stored = createStoredPage();
  const masker = createStoredMasker({ policy });
  const again = JSON.stringify(
    masked.map((event) => {
      stored.apply(event);
      return masker.mask(event);
    }),
  );
  const before = JSON.stringify(masked);
  const explainer = createStoredExplainer(policy, stored);
  const texts = said.filter(({ channel, word }) => channel === 'text' && before.includes(word));
  const wrong = texts.filter(({ element, word }) => {
    const explained = explainer.explain(ids.get(element) ?? -1);
    return (explained?.channels.text.shown ?? false) !== again.includes(word);
  });
  expect(wrong.map(({ element }) => element.outerHTML.slice(0, 100))).toEqual([]);
  const shown = texts.filter(({ word }) => again.includes(word)).length;
  expect(shown).toBeGreaterThan(10);
  expect(texts.length - shown).toBeGreaterThan(10);
});
