// Wherever a string passes unmasked, the tripwire looks at it: in every channel an address is cut out, and the word
// beside it stays, which shows that the channel is open.
import { record } from '@rrweb/record';
import {
  compilePolicy,
  createEventMasker,
  DEFAULT_POLICY,
  recordOptions,
  routeEvent,
} from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

const policy = compilePolicy({
  ...DEFAULT_POLICY,
  id: 'open',
  rules: [
    { id: 'open', select: 'section', do: 'unmask', what: 'all', reason: 'To see what the tripwire does' },
  ],
  vocabulary: { parameters: ['q'] },
});
const PLACES = [
  'text',
  'title',
  'alt',
  'label',
  'data',
  'aria',
  'placeholder',
  'value',
  'area',
  'option',
  'typed',
  'shadow',
  'frame',
  'link',
  'source',
  'text-later',
  'title-later',
  'value-later',
  'added-later',
  'chosen',
  'route',
];
const wordOf = (place: string) => `kept${place.replace('-', '')}`;
const mailOf = (place: string) => `ann.${place}@smith.test`;
const said = (place: string) => `${wordOf(place)} ${mailOf(place)}`;
const query = (place: string) => `?q=${encodeURIComponent(said(place))}`;

const section = document.createElement('section');
afterEach(() => section.remove());
const find = <Found extends Element>(selector: string): Found => {
  const found = section.querySelector<Found>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

function fill(): void {
  document.body.append(section);
  section.innerHTML = `<p id="p" title="${said('title')}" data-a="${said('data')}" aria-label="${said('aria')}">${said('text')}</p>
    <img alt="${said('alt')}"><img src="/x.png${query('source')}"><a href="/x${query('link')}">x</a>
    <input id="held" value="${said('value')}" placeholder="${said('placeholder')}"><input id="typed">
    <textarea>${said('area')}</textarea><select><optgroup label="${said('label')}"><option>${said('option')}<option>${said('chosen')}
    </optgroup></select><div id="host"></div><iframe></iframe><div id="later"></div>`;
  find('#host').attachShadow({ mode: 'open' }).innerHTML = `<p>${said('shadow')}</p>`;
  const body = find<HTMLIFrameElement>('iframe').contentDocument?.body;
  if (body !== undefined) body.innerHTML = `<p>${said('frame')}</p>`;
}

async function change(): Promise<void> {
  const text = find('#p').firstChild;
  if (text !== null) text.nodeValue = said('text-later');
  find('#p').setAttribute('title', said('title-later'));
  find('#held').setAttribute('value', said('value-later'));
  find('#later').innerHTML = `<b>${said('added-later')}</b>`;
  await userEvent.fill(find('#typed'), said('typed'));
  await userEvent.selectOptions(find('select'), said('chosen'));
  const { tag, payload } = routeEvent(`${location.origin}/x${query('route')}`);
  record.addCustomEvent(tag, payload);
  await userEvent.click(find('a'), { position: { x: 1, y: 1 } }).catch(() => {});
}

it('looks at every string that passes', async () => {
  fill();
  find('a').addEventListener('click', (event) => event.preventDefault());
  const masked: MaskedEvent[] = [];
  const raw: unknown[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      raw.push(event);
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  await change();
  stop?.();
  const sent = decodeURIComponent(JSON.stringify(masked).replaceAll('+', ' '));
  const given = decodeURIComponent(JSON.stringify(raw));
  expect(PLACES.filter((place) => !given.includes(mailOf(place)))).toEqual([]);
  expect(PLACES.filter((place) => sent.includes(mailOf(place)))).toEqual([]);
  expect(PLACES.filter((place) => !sent.includes(`${wordOf(place)} █████`))).toEqual([]);
  expect(masker.counts().tripwire_email).toBeGreaterThanOrEqual(PLACES.length);
});
