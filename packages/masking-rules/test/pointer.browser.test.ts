// Where a pointer is and what a person types, with the real rrweb and real input.
import { record } from '@rrweb/record';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

interface Data {
  readonly source?: number;
  readonly type?: number;
  readonly id?: number;
  readonly x?: number;
  readonly y?: number;
  readonly text?: string;
  readonly positions?: readonly Data[];
}

const policy = compilePolicy(DEFAULT_POLICY);
const settle = (ms: number) => new Promise((done) => setTimeout(done, ms));
const section = document.createElement('section');
afterEach(() => section.remove());

function start(html: string) {
  section.innerHTML = html;
  document.body.append(section);
  const raw: Data[] = [];
  const masked: Data[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      raw.push(event.data as Data);
      const result = masker.mask(event) as unknown as { data: Data } | null;
      if (result !== null) masked.push(result.data);
    },
  });
  return { raw, masked, masker, stop: () => stop?.() };
}

const element = (selector: string): Element => {
  const found = section.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const clicks = (data: readonly Data[]) => data.filter((each) => each.source === 2 && each.type === 2);
const centre = (selector: string) => {
  const { x, y, width, height } = element(selector).getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
};

it.each([
  ['input', '<input style="width:200px">', 'input'],
  ['textarea', '<textarea style="width:200px;height:90px"></textarea>', 'textarea'],
  ['slider', '<input type="range" style="width:200px">', 'input'],
  ['editor', '<div contenteditable="true" style="width:200px;height:40px"><b>Smith</b></div>', 'div'],
])('a click in a masked %s is at its centre', async (_, html, selector) => {
  const { raw, masked, stop } = start(html);
  await userEvent.click(element(selector), { position: { x: 7, y: 6 } });
  await settle(600);
  stop();
  expect(clicks(raw)[0]).not.toMatchObject(centre(selector));
  expect(clicks(masked)[0]).toMatchObject(centre(selector));
  const moves = masked
    .flatMap(({ positions }) => positions ?? [])
    .filter(({ id }) => id === clicks(masked)[0]?.id);
  for (const move of moves) expect(move).toMatchObject(centre(selector));
});

it('a click elsewhere stays where it was', async () => {
  const { raw, masked, stop } = start('<button style="width:200px;height:40px">Pay</button>');
  await userEvent.click(element('button'), { position: { x: 7, y: 6 } });
  stop();
  const { x = 0, y = 0 } = clicks(raw)[0] ?? {};
  expect(clicks(masked)[0]).toMatchObject({ x: Math.round(x), y: Math.round(y) });
});

it.each(['text', 'password', 'email'])('typing into %s is one event of fixed length', async (type) => {
  const { masked, stop } = start(`<input type="${type}"><button>Go</button>`);
  await userEvent.click(element('input'));
  await userEvent.keyboard('hunter2@smith.test');
  await userEvent.click(element('button'));
  stop();
  expect(masked.filter(({ source }) => source === 5).map(({ text }) => text)).toEqual(['*****']);
});

it('a password stays masked when its type flips', async () => {
  const { masked, stop } = start('<input type="password"><button>Go</button>');
  await userEvent.click(element('input'));
  await userEvent.keyboard('hunter2');
  element('input').setAttribute('type', 'text');
  await userEvent.click(element('input'));
  await userEvent.keyboard('3');
  await userEvent.click(element('button'));
  record.takeFullSnapshot();
  stop();
  const text = JSON.stringify(masked);
  expect(text).not.toMatch(/hunter|\*{6}/);
  expect(text).toContain('"type":"text","value":"*****"');
});

it('choosing a radio button sends neither its state nor an input event', async () => {
  const { raw, masked, masker, stop } = start(
    '<input type="radio" name="a" value="yes"><input type="radio" name="a" value="no">',
  );
  await userEvent.click(element('input[value=no]'));
  record.takeFullSnapshot();
  stop();
  expect(raw.some(({ source, text }) => source === 5 && text === 'no')).toBe(true);
  expect(masked.filter(({ source }) => source === 5)).toEqual([]);
  expect(JSON.stringify(masked)).not.toMatch(/"checked"|"isChecked":true|"no"/);
  expect(masker.counts().choice).toBeGreaterThan(0);
});

it('a field that scrolls while somebody types does not tell how long the text is', async () => {
  const { raw, masked, masker, stop } = start('<textarea style="width:90px;height:20px"></textarea><p>x</p>');
  await userEvent.click(element('textarea'));
  await userEvent.keyboard('hunter2 '.repeat(12));
  await settle(300);
  record.takeFullSnapshot();
  stop();
  expect(raw.some(({ source }) => source === 3)).toBe(true);
  expect(JSON.stringify(raw)).toContain('rr_scrollTop');
  expect(JSON.stringify(masked)).not.toContain('rr_scrollTop');
  expect(masked.filter(({ source }) => source === 3)).toEqual([]);
  expect(masker.counts().control_scroll).toBeGreaterThan(0);
});
