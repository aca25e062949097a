// Names that stand in a page take the place of what its forms and documents say of themselves (`form.parentNode`,
// `document.defaultView`). None of them may change what is masked.
import { record } from '@rrweb/record';
import { compilePolicy, createEventMasker, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, expect, it } from 'vitest';

const section = document.createElement('section');
let end: () => void = () => {};
afterEach(() => {
  end();
  section.remove();
});

const settle = (ms = 40) => new Promise((done) => setTimeout(done, ms));
const find = (root: ParentNode, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

function start(html: string) {
  section.innerHTML = html;
  document.body.append(section);
  const compiled = compilePolicy({
    v: 1,
    id: 'clobbered',
    version: '1',
    mode: 'mask-inputs',
    rules: [{ id: 'secret', select: '.secret', do: 'mask', reason: 'test' }],
  });
  const masker = createEventMasker({ policy: compiled, mirror: record.mirror, document });
  const masked: MaskedEvent[] = [];
  const raw: string[] = [];
  const stop = record({
    ...recordOptions(compiled),
    emit(event) {
      raw.push(JSON.stringify(event));
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  end = () => stop?.();
  return { masker, sent: () => JSON.stringify(masked), raw: () => raw.join('\n') };
}

const NAMES = ['parentNode', 'localName', 'getAttribute', 'matches', 'ownerDocument', 'host'];

it.each(NAMES)('%s of a form is not what is called so in it', async (name) => {
  const { masker, sent, raw } = start(
    `<p>Hello</p><div class="late"><form id="f"><b>x</b></form></div><output form="f" name="${name}"></output>`,
  );
  await settle();
  expect(Reflect.get(find(section, 'form'), name)).toBeInstanceOf(HTMLOutputElement);
  find(section, '.late').setAttribute('data-scrim', 'mask');
  find(section, 'b').after('Ann Smith');
  find(section, 'p').append('Good day');
  await settle();
  expect(raw()).toContain('Ann Smith');
  expect(sent()).toContain('Good day');
  expect(sent()).not.toContain('Smith');
  expect(masker.counts()).not.toHaveProperty('event_failed');
});

it.each(['matches', 'localName'])('a rule finds a form whose %s is a field', async (name) => {
  const { masker, sent, raw } = start('<main></main>');
  await settle();
  find(section, 'main').innerHTML =
    `<form id="f" class="secret"><b>Ann Smith</b><output name="${name}"></output></form>`;
  await settle();
  expect(raw()).toContain('Ann Smith');
  expect(sent()).not.toContain('Smith');
  expect(masker.counts()).toMatchObject({ 'rule.secret': 1 });
  expect(masker.counts()).not.toHaveProperty('event_failed');
});

// rrweb itself looks away from a document whose window it does not find: what is left is what it found before.
it.each(['defaultView', 'designMode'])('%s of a document is not a form in it', async (name) => {
  const { masker, sent, raw } = start('<iframe></iframe>');
  const frame = find(section, 'iframe') as HTMLIFrameElement;
  const page = frame.contentDocument;
  if (page === null) throw new Error('no page');
  page.body.innerHTML = '<p>Hello</p>';
  await settle(100);
  expect(raw()).toContain('Hello');
  frame.setAttribute('data-scrim', 'mask');
  page.body.insertAdjacentHTML('beforeend', `<form name="${name}"></form>`);
  expect(Reflect.get(page, name)).toBe(page.forms[0]);
  find(page, 'p').append('Ann Smith');
  await settle();
  expect(raw()).toContain('Ann Smith');
  expect(sent()).not.toContain('Smith');
  expect(masker.counts()).not.toHaveProperty('event_failed');
});
