// What our own recorder sends passes: nothing is taken out, and the replay looks as it would without this layer.
import { record } from '@rrweb/record';
import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import { makeHarmless } from '@scrim/replay/harmless';
import { afterEach, expect, it } from 'vitest';

const PAGE = `
  <style>.card{padding:8px;background:#eee;width:calc(50% - 10px)} .card:hover>b{color:red} @media (min-width:1px){.row{display:grid;grid-template-columns:1fr 2fr;gap:4px}} @keyframes k{from{opacity:0}}</style>
  <div class="card" id="main"><b>Ann</b> <a href="/orders/5">order (5)</a></div>
  <div class="row"><span style="background:rgb(1,2,3);width:40px">x</span><em>y</em></div>
  <form><label>n <input type="text" value="Ann"></label><select><option>a</option></select><textarea>t</textarea><button type="submit">Go</button></form>
  <table border="1"><tbody><tr><td colspan="2">1</td></tr></tbody></table>
  <svg viewBox="0 0 20 20" width="20" height="20"><g><circle cx="5" cy="5" r="4"></circle><text>x</text></g></svg>
  <details open><summary>s</summary>d</details>
  <noscript>n</noscript><template><p>t</p></template>
  <video width="60" height="40" controls></video><object width="30" height="30"></object><img alt="a" width="20" height="20">
  <x-card></x-card><iframe width="200" height="80"></iframe>`;

const section = document.createElement('section');
const stages: HTMLElement[] = [];
afterEach(() => {
  section.remove();
  document.adoptedStyleSheets = [];
  for (const stage of stages.splice(0)) stage.remove();
});

/** Records a visit of a page with everything on it, masked. */
async function visit(): Promise<eventWithTime[]> {
  section.innerHTML = PAGE;
  document.body.append(section);
  const shadow = section.querySelector('x-card')?.attachShadow({ mode: 'open' });
  if (shadow === undefined) throw new Error('no card');
  shadow.innerHTML = '<style>p{margin:3px;color:green}</style><p>in the shadow</p><slot></slot>';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.row{padding:5px}');
  document.adoptedStyleSheets = [sheet];
  const events: eventWithTime[] = [];
  const policy = compilePolicy(DEFAULT_POLICY);
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      const masked = masker.mask(event);
      if (masked !== null) events.push(masked as unknown as eventWithTime);
    },
  });
  const frame = section.querySelector('iframe')?.contentDocument;
  if (frame?.body) frame.body.innerHTML = '<style>b{font-size:30px}</style><b>framed</b>';
  changePage(sheet);
  await new Promise((resolve) => setTimeout(resolve, 500));
  stop?.();
  return events;
}

function changePage(sheet: CSSStyleSheet): void {
  const style = document.createElement('style');
  style.append('.new{height:30px;', 'background:blue}');
  const added = document.createElement('div');
  added.className = 'new';
  added.append('(added) by a@b.test');
  section.append(style, added);
  style.sheet?.insertRule('.new{border:2px solid red}');
  sheet.insertRule('.card{margin:6px}');
  section.querySelector('.card')?.setAttribute('style', 'font-size:20px');
  const span = section.querySelector<HTMLElement>('.row span');
  if (span !== null) span.style.height = '33px';
  section.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }));
  section
    .querySelector('button')
    ?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 5, clientY: 5 }));
}

/** What the last picture of a recording looks like: name, box and colours of each element, in the order of the page. */
async function pictureOf(events: readonly eventWithTime[], live: boolean): Promise<string[]> {
  const root = document.createElement('div');
  document.body.append(root);
  stages.push(root);
  const replayer = new Replayer(structuredClone([...events]), { root, mouseTail: false, showWarning: false });
  const end = replayer.getMetaData().totalTime;
  if (live) {
    const finished = new Promise((resolve) => replayer.on('finish', resolve));
    replayer.play();
    await finished;
  } else replayer.pause(end + 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const page = replayer.iframe.contentDocument;
  if (page === null) throw new Error('no page');
  return looksOf(page);
}

function looksOf(root: Document | ShadowRoot): string[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const view = element.ownerDocument.defaultView;
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color, backgroundColor, borderTopWidth } = (view ?? window).getComputedStyle(element);
    const own = [[x, y, width, height].map(Math.round), color, backgroundColor, borderTopWidth].join(' ');
    const inner = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? null;
    return [own, ...(inner === null ? [] : looksOf(inner))];
  });
}

it('takes nothing out', async () => {
  const events = await visit();
  const sources = new Set(
    events.filter(({ type }) => type === 3).map(({ data }) => (data as { source: number }).source),
  );
  expect([...sources]).toEqual(expect.arrayContaining([0, 8, 15]));
  for (const event of events)
    expect(makeHarmless(event)).toMatchObject({
      removed: 0,
      event: { type: event.type, timestamp: event.timestamp },
    });
});

it.each([
  ['played', true],
  ['sought', false],
])('looks the same when %s', async (_, live) => {
  const events = await visit();
  const made = events.flatMap((event) => makeHarmless(event).event ?? []);
  const [plain, harmless] = [await pictureOf(events, live), await pictureOf(made, live)];
  expect(plain.length).toBeGreaterThan(40);
  expect(harmless).toEqual(plain);
});
