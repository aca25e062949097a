// What explain says is what the masker does: on every element of a page, in every channel, under several policies. Each
// element says a word of its own; a word that is said to be shown must be in the masked events, any other must not.
import { record } from '@rrweb/record';
import {
  compilePolicy,
  createEventMasker,
  createExplainer,
  DEFAULT_POLICY,
  type Explanation,
  explain,
  explainPath,
  PolicyError,
  recordOptions,
} from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { fillPage } from './explained-page.ts';

const RULES: PolicyArtifact['rules'] = [
  { id: 'help-text', select: '.help', do: 'unmask', reason: 'Public help texts' },
  { id: 'help-words', select: '.help', do: 'unmask', what: 'attributes', on: '/help/*', reason: 'Public' },
  { id: 'orders', select: 'a', do: 'unmask', on: '/orders/:id', reason: 'Never on this page' },
  { id: 'search', select: '.search', do: 'unmask', what: 'all', reason: 'What visitors look for' },
  { id: 'gallery', select: '.gallery', do: 'unmask', what: 'media', reason: 'Public pictures' },
  { id: 'ward', select: '.ward', do: 'mask', reason: 'Health' },
  { id: 'chart', select: '.chart', do: 'block', reason: 'A curve is a finding' },
  { id: 'bold', select: 'li, b', do: 'mask', what: 'text', reason: 'Names' },
];
const policyOf = (more: Partial<PolicyArtifact>) => compilePolicy({ ...DEFAULT_POLICY, id: 'site', ...more });
const POLICIES = [
  ['mask-all, nothing else', policyOf({})],
  ['mask-all with rules', policyOf({ rules: RULES })],
  ['mask-all with rules, marks only tighten', policyOf({ rules: RULES, marks: 'tighten' })],
  ['mask-inputs', policyOf({ mode: 'mask-inputs' })],
  ['mask-inputs with rules', policyOf({ mode: 'mask-inputs', rules: RULES })],
] as const;
const page = { URL: 'https://shop.test/help/parcels' };

const section = document.createElement('section');
afterEach(() => section.remove());
const settle = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function recorded(policy: (typeof POLICIES)[number][1]) {
  document.body.append(section);
  const { said, elements } = fillPage(section);
  const masked: MaskedEvent[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document: page });
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  await settle(100);
  const ids = new Map(elements.map((element) => [element, record.mirror.getId(element)]));
  stop?.();
  return { said, elements, ids, text: JSON.stringify(masked), nodes: nodesOf(masked) };
}

interface Node {
  readonly id: number;
  readonly type: number;
  readonly childNodes?: readonly Node[];
}
function nodesOf(value: unknown, found = new Map<number, Node>()): ReadonlyMap<number, Node> {
  if (typeof value !== 'object' || value === null) return found;
  if ('type' in value && 'id' in value && ('childNodes' in value || 'textContent' in value)) {
    const node = value as Node;
    found.set(node.id, node);
  }
  for (const inner of Object.values(value)) nodesOf(inner, found);
  return found;
}

function regionSent(node: Node | undefined, element: Element): string {
  if (node === undefined) return 'inside';
  if (node.type === 5) return 'drop';
  const isEmptied = node.childNodes?.length === 0 && element.hasChildNodes();
  return isEmptied && element.localName !== 'iframe' ? 'block' : 'keep';
}

describe.each(POLICIES)('%s', (name, policy) => {
  it('sends what is said to be shown and nothing that is said to be masked', async () => {
    const { said, text } = await recorded(policy);
    const explainer = createExplainer(policy, { document: page });
    const wrong = said.filter(
      ({ element, channel, word }) =>
        explainer.explain(element).channels[channel].shown !== text.includes(word),
    );
    expect(
      wrong.map(({ element, channel, word }) => [channel, element.outerHTML.slice(0, 120), word]),
    ).toEqual([]);
    const shown = new Set(said.filter(({ word }) => text.includes(word)).map(({ channel }) => channel));
    expect([...shown].sort()).toEqual(SHOWN[name]);
    expect(said.length).toBeGreaterThan(100);
  });

  it('keeps, blocks and drops what is said to be', async () => {
    const { elements, ids, nodes } = await recorded(policy);
    const explainer = createExplainer(policy, { document: page });
    const regions = elements.map((element) => {
      const sent = regionSent(nodes.get(ids.get(element) ?? -1), element);
      return [explainer.explain(element).region, sent, element.outerHTML.slice(0, 120)];
    });
    // What stands in a blocked or dropped element is said to be blocked or dropped, and is not sent at all.
    expect(regions.filter(([said, sent]) => said !== sent && (sent !== 'inside' || said === 'keep'))).toEqual(
      [],
    );
    const met = [...new Set(regions.map(([, sent]) => sent))].sort();
    expect(met).toEqual(['block', 'drop', 'inside', 'keep']);
  });
});

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'mask-all, nothing else': ['text'],
  'mask-all with rules': ['attributes', 'inputs', 'media', 'text'],
  'mask-all with rules, marks only tighten': ['attributes', 'inputs', 'media', 'text'],
  'mask-inputs': ['text'],
  'mask-inputs with rules': ['attributes', 'inputs', 'media', 'text'],
};

describe('explain', () => {
  const policy = policyOf({ rules: RULES });
  const one = (html: string): Element => {
    section.innerHTML = html;
    document.body.append(section);
    const found = section.querySelector('.it');
    if (found === null) throw new Error('nothing to explain');
    return found;
  };
  const says = (html: string, channel: keyof Explanation['channels'] = 'text') =>
    explain(policy, one(html), { document: page }).channels[channel].sentence;

  it.each([
    ['<p class="it">x</p>', 'Text is masked: the mode mask-all shows only what is unmasked.'],
    ['<p class="help it">x</p>', 'Text is shown: rule help-text unmasks it (Public help texts).'],
    ['<p class="help"><b class="it">x</b></p>', 'Text is masked: rule bold masks it (Names).'],
    ['<p data-scrim="unmask" class="it">x</p>', 'Text is shown: data-scrim="unmask" is on it or around it.'],
    [
      '<p class="help it" data-scrim="smith">x</p>',
      'Text is masked: a data-scrim mark that masks is on it or around it.',
    ],
    [
      '<div class="chart"><p class="it">x</p></div>',
      'Text is not kept: rule chart blocks it (A curve is a finding).',
    ],
    [
      '<div data-scrim="drop"><p class="it">x</p></div>',
      'Text is not kept: data-scrim="drop" is on it or around it.',
    ],
    ['<style class="help it">p{}</style>', 'Text is not kept: it is code, or stands for something else.'],
    [
      '<div class="help it" contenteditable>x</div>',
      'Text, which visitors enter or choose here, is masked: the mode mask-all shows only what is unmasked.',
    ],
  ])('says of the text in %s: %s', (html, sentence) => {
    expect(says(html)).toBe(sentence);
  });

  it('says why a control is never shown', () => {
    const of = (attribute: string) =>
      says(`<form class="search"><input class="it" ${attribute}></form>`, 'inputs');
    expect(of('')).toBe(
      'What visitors enter or choose is shown: rule search unmasks it (What visitors look for).',
    );
    expect(of('type="password"')).toMatch(/ masked: a password is never shown\.$/);
    expect(of('autocomplete="cc-number"')).toMatch(/ payment details are never shown\.$/);
    expect(of('autocomplete="one-time-code"')).toMatch(/ a one-time code is never shown\.$/);
    expect(of('type="hidden"')).toMatch(/ a hidden field is never shown\.$/);
    expect(of('type="file"')).toMatch(/ a chosen file is never shown\.$/);
  });

  it('says what was masked earlier in this page load', () => {
    const element = one('<div class="help"><p class="it">x</p></div><div class="ward"></div>');
    const explainer = createExplainer(policy, { document: page });
    expect(explainer.explain(element).channels.text.shown).toBe(true);
    section.querySelector('.ward')?.append(element);
    explainer.refresh();
    expect(explainer.explain(element).channels.text.by).toMatchObject({ kind: 'rule', id: 'ward' });
    section.querySelector('.help')?.append(element);
    explainer.refresh();
    expect(explainer.explain(element).channels.text).toEqual({
      shown: false,
      by: { kind: 'earlier' },
      sentence: 'Text is masked: a rule or a mark masked it earlier in this page load.',
    });
  });

  it('says nothing is shown of what is not in the page', () => {
    const element = document.createElement('p');
    element.className = 'help';
    expect(explain(policy, element).channels.text).toMatchObject({
      shown: false,
      sentence: 'Text is masked: the element is not in the page.',
    });
  });

  it('follows a rule for some pages', () => {
    const element = one('<p class="help it">x</p>');
    const at = (URL: string) => explain(policy, element, { document: { URL } }).channels.attributes.shown;
    expect([at('https://shop.test/help/parcels'), at('https://shop.test/orders'), at('')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('refuses a policy that nobody checked', () => {
    expect(() => explain({ policy: policy.policy, hash: policy.hash }, one('<p class="it">'))).toThrow(
      PolicyError,
    );
  });
});

describe('explainPath', () => {
  const policy = policyOf({ rules: RULES });

  it('names the elements that said something, through shadow roots and frames, outermost first', () => {
    document.body.append(section);
    section.innerHTML = '<div class="help" id="smith"><x-smith><i></i></x-smith></div>';
    const host = section.querySelector('x-smith');
    host?.setAttribute('data-scrim', 'mask');
    host?.attachShadow({ mode: 'open' }).setHTMLUnsafe('<span><iframe></iframe></span>');
    const frame = host?.shadowRoot?.querySelector('iframe');
    const body = frame?.contentDocument?.body;
    body?.setHTMLUnsafe('<form class="search"><p><input type="password" title="smith"></p></form>');
    const input = body?.querySelector('input') ?? section;
    const steps = explainPath(policy, input, { document: page });
    expect(
      steps.map(({ name, enters, votes }) => [name, enters, votes.map(({ sentence }) => sentence)]),
    ).toEqual([
      [
        'div',
        false,
        ['Rule help-text unmasks text (Public help texts).', 'Rule help-words unmasks attributes (Public).'],
      ],
      ['custom element', false, ['A data-scrim mark masks everything.']],
      ['form', false, ['Rule search unmasks everything (What visitors look for).']],
      ['input', true, ['Masks everything: a password is never shown.']],
    ]);
    expect(JSON.stringify(steps)).not.toContain('smith');
  });

  it('is empty where only the mode decides', () => {
    document.body.append(section);
    section.innerHTML = '<p>x</p>';
    expect(explainPath(policy, section)).toEqual([]);
  });
});
