// Rules, marks and modes with the real rrweb: what moves, is copied, comes late, stands in frames and shadow trees.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

const rule = (select: string, does: PolicyRule['do'], more: Partial<PolicyRule> = {}): PolicyRule => ({
  id: 'rule',
  select,
  do: does,
  reason: 'test',
  ...more,
});
const policyOf = (mode: PolicyArtifact['mode'], ...rules: readonly PolicyRule[]): PolicyArtifact => ({
  v: 1,
  id: 'rules',
  version: '1',
  mode,
  rules,
});
const SHOWING = policyOf('mask-inputs');

const section = document.createElement('section');
const { href } = location;
let end: () => void = () => {};
afterEach(() => {
  end();
  section.remove();
  history.replaceState({}, '', href);
});

const settle = (ms = 30) => new Promise((done) => setTimeout(done, ms));
const element = <E extends Element = HTMLElement>(selector: string): E => {
  const found = section.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

function start(policy: PolicyArtifact, html: string, before: () => void = () => {}) {
  section.innerHTML = html;
  document.body.append(section);
  before();
  const compiled = compilePolicy(policy);
  const masker = createEventMasker({ policy: compiled, mirror: record.mirror, document });
  const raw: eventWithTime[] = [];
  const masked: MaskedEvent[] = [];
  const stop = record({
    ...recordOptions(compiled),
    emit(event) {
      raw.push(event);
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  end = () => stop?.();
  return {
    masker,
    masked,
    /** What was sent, after a last full snapshot. */
    async all(): Promise<string> {
      await settle();
      record.takeFullSnapshot();
      expect(masker.counts()).not.toHaveProperty('event_failed');
      return JSON.stringify(masked);
    },
    raw: () => JSON.stringify(raw),
  };
}

const IN_SHADOW = `<p class="name">Ann Smith</p><input value="oncology">`;
function shadowIn(selector: string, html: string): void {
  const root = element(selector).attachShadow({ mode: 'open' });
  root.innerHTML = html;
}

describe('shadow trees', () => {
  it.each([
    ['a mark on the host', SHOWING, '<div data-scrim="mask"></div>'],
    ['a mark around it', SHOWING, '<main data-scrim="block"><div></div></main>'],
    ['a rule on the host', policyOf('mask-inputs', rule('.host', 'mask')), '<div class="host"></div>'],
    ['a rule in it', policyOf('mask-inputs', rule('.name', 'mask')), '<div></div>'],
  ])('are hidden by %s', async (_, policy, html) => {
    const { all, raw } = start(policy, html, () => shadowIn('div', IN_SHADOW));
    element('div').shadowRoot?.querySelector('p')?.append(' of Bonn');
    const sent = await all();
    expect(raw()).toMatch(/Smith.*of Bonn/);
    expect(sent).not.toMatch(/Smith|Bonn|oncology/);
  });

  it('that nothing hides are shown, also when they change, but for fields', async () => {
    const { all } = start(SHOWING, '<div></div>', () => shadowIn('div', IN_SHADOW));
    element('div').shadowRoot?.querySelector('p')?.append(' of Bonn');
    const sent = await all();
    expect(sent).toContain('Ann Smith');
    expect(sent).toContain(' of Bonn');
    expect(sent).not.toContain('oncology');
  });

  it('of what was taken out say nothing', async () => {
    const { all, masked } = start(SHOWING, '<div></div><p>Hello</p>', () => shadowIn('div', IN_SHADOW));
    const host = element('div');
    const name = host.shadowRoot?.querySelector('p');
    const before = masked.length;
    host.remove();
    if (name?.firstChild) name.firstChild.nodeValue = 'Bob Jones';
    await settle();
    expect(JSON.stringify(masked.slice(before))).not.toContain('Jones');
    expect(await all()).toContain('Hello');
  });
});

describe('frames of the same origin', () => {
  const write = (html: string) => {
    const page = element<HTMLIFrameElement>('iframe').contentDocument;
    page?.open();
    page?.write(html);
    page?.close();
  };
  it.each([
    ['a mark on the frame', SHOWING, '<iframe data-scrim="mask"></iframe>'],
    ['a mark around it', SHOWING, '<div data-scrim="drop"><iframe></iframe></div>'],
    [
      'a rule on the frame',
      policyOf('mask-inputs', rule('iframe.ward', 'block')),
      '<iframe class="ward"></iframe>',
    ],
    ['a rule in it', policyOf('mask-inputs', rule('.name', 'mask')), '<iframe></iframe>'],
  ])('are hidden by %s, also when they change', async (_, policy, html) => {
    const { all, raw } = start(policy, html, () => write(IN_SHADOW));
    await settle(100);
    element<HTMLIFrameElement>('iframe').contentDocument?.querySelector('p')?.append(' of Bonn');
    const sent = await all();
    await settle(100);
    expect(raw()).toMatch(/Smith.*of Bonn/);
    expect(sent).not.toMatch(/Smith|Bonn|oncology/);
  });

  it('that nothing hides are shown, also when they change', async () => {
    const { masked, all } = start(SHOWING, '<iframe></iframe>', () => write(IN_SHADOW));
    await settle(100);
    element<HTMLIFrameElement>('iframe').contentDocument?.querySelector('p')?.append(' of Bonn');
    await all();
    await settle(100);
    expect(JSON.stringify(masked)).toContain('Ann Smith');
    expect(JSON.stringify(masked)).toContain(' of Bonn');
    expect(JSON.stringify(masked)).not.toContain('oncology');
  });

  it('in design mode are what a visitor writes', async () => {
    const { all, raw } = start(SHOWING, '<iframe></iframe>', () => {
      write(IN_SHADOW);
      const page = element<HTMLIFrameElement>('iframe').contentDocument;
      if (page !== null) page.designMode = 'on';
    });
    await settle(100);
    element<HTMLIFrameElement>('iframe').contentDocument?.querySelector('p')?.append(' of Bonn');
    const sent = await all();
    await settle(100);
    expect(raw()).toMatch(/Smith.*of Bonn/);
    expect(sent).not.toMatch(/Smith|Bonn/);
  });
});

describe('what a mark hid', () => {
  const PAGE =
    '<div class="a" data-scrim="mask"><p title="Ward 7">Ann Smith</p></div><div class="b">Hello</div>';

  it('stays hidden where it moves, with what is put into it there', async () => {
    const { all, raw } = start(SHOWING, PAGE);
    element('.b').append(element('p'));
    await settle();
    element('p').append(' of Bonn');
    const sent = await all();
    expect(raw()).toMatch(/Smith.*of Bonn/);
    expect(sent).not.toMatch(/Smith|Bonn/);
    expect(sent).toContain('Hello');
  });

  it('stays hidden where it is copied, as markup, by script, as text or as an attribute', async () => {
    const { all, raw } = start(policyOf('mask-inputs', rule('.b', 'unmask', { what: 'all' })), PAGE);
    element('.b').append(element('p').cloneNode(true));
    element('.b').insertAdjacentHTML(
      'beforeend',
      '<i aria-label="Ann Smith">  Ann Smith\n</i><b title="Ward 7">Fine</b>',
    );
    document.title = 'Ann Smith';
    const sent = await all();
    document.title = '';
    expect(raw().split('Ann Smith').length).toBeGreaterThan(4);
    expect(sent).not.toMatch(/Smith|Ward/);
    expect(sent).toContain('Fine');
  });

  it.each(['block', 'drop'])('stays in its region where it moves: %s', async (mark) => {
    const { all, raw } = start(SHOWING, PAGE.replace('"mask"', `"${mark}"`));
    element('.b').append(element('p'));
    await settle();
    element('p').append(' of Bonn');
    const sent = await all();
    expect(raw()).toMatch(/Smith.*of Bonn/);
    expect(sent).not.toMatch(/Smith|Bonn/);
  });

  it('stays hidden when the mark goes', async () => {
    const { all } = start(SHOWING, PAGE);
    element('.a').removeAttribute('data-scrim');
    await settle();
    element('p').append(' of Bonn');
    expect(await all()).not.toMatch(/Smith|Bonn/);
  });
});

describe('late marks', () => {
  it.each(['mask', 'block', 'drop', 'anything'])('that hide hold from then on: %s', async (mark) => {
    const { all, raw } = start(SHOWING, '<div class="a"><p>Hello</p></div>');
    element('.a').setAttribute('data-scrim', mark);
    element('p').textContent = 'Ann Smith';
    element('.a').insertAdjacentHTML('beforeend', '<p>Bob Jones</p>');
    await settle();
    element('p').append(' of Bonn');
    const sent = await all();
    expect(raw()).toMatch(/of Bonn/);
    expect(sent).not.toMatch(/Smith|Jones|Bonn/);
  });

  it('that unmask show what only the mode hid', async () => {
    const { all } = start(
      policyOf('mask-all'),
      '<div class="a"><p>Hello</p></div><p data-scrim="mask">Ann Smith</p>',
    );
    element('.a').setAttribute('data-scrim', 'unmask');
    element('p[data-scrim]').setAttribute('data-scrim', 'unmask');
    const sent = await all();
    expect(sent).toContain('Hello');
    expect(sent).not.toContain('Smith');
  });
});

it('rules for some pages follow the address, and what stood there before stays hidden', async () => {
  const help = rule('main', 'unmask', { on: '/help/*' });
  history.replaceState({}, '', '/account');
  const { all, masked } = start(policyOf('mask-all', help), '<main><p>Ann Smith</p></main>');
  history.pushState({}, '', '/help/cookies');
  record.takeFullSnapshot();
  element('main').insertAdjacentHTML('beforeend', '<p>All about cookies</p>');
  await settle();
  expect(JSON.stringify(masked)).toContain('All about cookies');
  expect(JSON.stringify(masked)).not.toContain('Smith');
  history.pushState({}, '', '/account');
  element('main').insertAdjacentHTML('beforeend', '<p>Bob Jones</p>');
  expect(await all()).not.toMatch(/Smith|Jones/);
});

describe('fields', () => {
  const showingInputs = policyOf('mask-inputs', rule('.open', 'unmask', { what: 'all' }));

  it('are shown by a rule, and never a password, whatever it becomes', async () => {
    const { all } = start(
      showingInputs,
      '<div class="open"><input class="n" value="Fine"><input class="p" type="password"><select><option>one</option><option selected>two</option></select><input type="checkbox" checked><textarea>Note</textarea></div>',
    );
    await userEvent.click(element('.p'));
    await userEvent.keyboard('hunter2');
    element('.p').setAttribute('type', 'text');
    await userEvent.click(element('.p'));
    await userEvent.keyboard('hunter3');
    await userEvent.click(element('.n'));
    await userEvent.keyboard('Typed');
    await userEvent.click(element('textarea'));
    const sent = await all();
    expect(sent).not.toMatch(/hunter/);
    for (const shown of ['FineTyped', '"selected":""', '"checked":""', 'Note', 'two'])
      expect(sent).toContain(shown);
  });

  it.each(['name', 'id'])('that take the place of a password by its %s are passwords too', async (called) => {
    const other = '<input class="n" name="city" value="Bonn">';
    const { all, raw } = start(
      showingInputs,
      `<div class="open"><input class="p" type="password" ${called}="pass">${other}</div>`,
    );
    await userEvent.click(element('.p'));
    await userEvent.keyboard('hunter2');
    await settle();
    element('.p').outerHTML = `<input class="p" type="text" ${called}="pass" value="hunter2">`;
    await settle();
    await userEvent.click(element('.p'));
    await userEvent.keyboard('hunter3');
    await userEvent.click(element('.n'));
    const sent = await all();
    expect(raw()).toContain('hunter');
    expect(sent).not.toContain('hunter');
    expect(sent).toContain('Bonn');
  });

  it('are shown by no mark', async () => {
    const { all } = start(
      SHOWING,
      '<div data-scrim="unmask"><input value="oncology"><p contenteditable>Smith</p></div>',
    );
    expect(await all()).not.toMatch(/oncology|Smith/);
  });

  it('that were added and changed at once are passwords still', async () => {
    const { all } = start(showingInputs, '<div class="open"></div>');
    element('.open').innerHTML = '<input type="password" value="hunter2">';
    element('input').setAttribute('type', 'text');
    expect(await all()).not.toContain('hunter2');
  });
});

it('typing in an editor sends no event per key', async () => {
  const { masked, masker, all } = start(SHOWING, '<div contenteditable="true">Note</div>');
  await userEvent.click(element('div'));
  const before = masked.length;
  await userEvent.keyboard('smith was here');
  await settle();
  const changes = masked.slice(before).filter((event) => JSON.stringify(event).includes('"texts":[{'));
  expect(changes.length).toBeLessThan(4);
  expect(masker.counts().emptied).toBeGreaterThan(5);
  expect(await all()).not.toContain('smith');
});

interface Placed {
  readonly source?: number;
  readonly id?: number;
  readonly x?: number;
  readonly y?: number;
}

it('of a keypad in a blocked region nobody sees which key was hit', async () => {
  const keys = [1, 2, 3].map((key) => `<button style="width:40px;height:40px">${key}</button>`).join('');
  const { masked, raw } = start(
    SHOWING,
    `<div class="pad" style="width:200px" data-scrim="block">${keys}</div>`,
  );
  for (const button of section.querySelectorAll('button')) await userEvent.click(button);
  await settle(600);
  end();
  const pad = record.mirror.getId(element('.pad'));
  const { x, y, width, height } = element('.pad').getBoundingClientRect();
  const places = (
    masked as unknown as readonly { data: Placed & { positions?: readonly Placed[] } }[]
  ).flatMap(({ data }) => (data.source === 2 ? [data] : (data.positions ?? [])));
  const ids = new Set(places.map(({ id }) => id));
  for (const button of section.querySelectorAll('button'))
    expect(ids.has(record.mirror.getId(button))).toBe(false);
  const inPad = places.filter((place) => place.id === pad && place.x !== undefined);
  expect(inPad.length).toBeGreaterThan(2);
  for (const place of inPad)
    expect(place).toMatchObject({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });
  expect(raw()).toContain('"1"');
});

it('many rules, quoted and not, decide as each of them does alone', async () => {
  const rules = ['.a', '[data-x="1,2"]', 'p:is(.c, .d)', 'b > i'].map((select, at) =>
    rule(select, 'mask', { id: `r${at}` }),
  );
  const html = '<p class="a">Ann</p><p data-x="1,2">Bob</p><p class="d">Cyd</p><b><i>Dan</i></b><p>Eve</p>';
  for (const some of [rules, rules.filter(({ select }) => !select.includes('"'))]) {
    const { all, masker } = start(policyOf('mask-inputs', ...some), html);
    const sent = await all();
    end();
    expect(sent).not.toMatch(/Ann|Cyd|Dan/);
    expect(sent.includes('Bob')).toBe(some.length === 3);
    expect(sent).toContain('Eve');
    expect(masker.counts()).toMatchObject({ 'rule.r0': 1, 'rule.r2': 1, 'rule.r3': 1 });
  }
});
