// The catalogue's site without a browser: what it answers, and that an address in disguise names no secret.
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../src/catalogue/catalogue.ts';
import { composePage } from '../src/catalogue/catalogue-page.ts';
import { createCatalogueSite } from '../src/catalogue/catalogue-site.ts';
import { disguise, reveal } from '../src/catalogue/disguise.ts';
import { CATALOGUE_HOSTS } from '../src/catalogue/hosts.ts';

const SECRET = 'quillon-vestry';
const secrets = Object.fromEntries(CHANNELS.map(({ id }, at) => [id, `q${at}-${SECRET}`]));
const site = createCatalogueSite({
  channels: CHANNELS,
  secrets,
  recorderScript: 'void 1',
  channelsScript: '',
});

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const answer = site.answerFor(new URL(url).host);
  if (answer === undefined) throw new Error(`nobody answers ${url}`);
  return answer(new Request(url, init));
}

describe('a disguise', () => {
  test('is turned back into the secret, letters of any script and signs too', () => {
    for (const secret of [SECRET, 'müller@mail.test', '+44 1234 567', '李'])
      expect(reveal(disguise(secret))).toBe(secret);
  });

  test('says nothing of the secret, in hexadecimal digits or backwards', () => {
    const hex = Buffer.from(SECRET).toString('hex');
    const said = disguise(SECRET);
    for (const word of [SECRET, hex, [...hex].reverse().join('')])
      expect(said).not.toContain(word.slice(0, 6));
  });

  test('what is no disguise reveals nothing', () => {
    expect(['', 'zz', 'abc', '../..'].map(reveal)).toEqual(['', '', '', '']);
  });
});

describe("the site's answers", () => {
  test('are for its own hosts only', () => {
    expect(CATALOGUE_HOSTS.map((host) => typeof site.answerFor(host))).toEqual(Array(4).fill('function'));
    expect(site.answerFor('clinic.test')).toBeUndefined();
    expect([site.echoFor('api.leak-test.test'), site.echoFor('app.leak-test.test')]).toEqual([true, false]);
  });

  test('hold a secret that the request did not name', async () => {
    const as = disguise(SECRET);
    const said = await Promise.all(
      ['echo', 'text', 'events', 'fail', 'missing'].map(async (word) => {
        const answer = await ask(`https://api.leak-test.test/v1/${word}?as=${as}`);
        return [word, answer.status, (await answer.text()).includes(SECRET)];
      }),
    );
    expect(said).toEqual([
      ['echo', 200, true],
      ['text', 200, true],
      ['events', 200, true],
      ['fail', 500, true],
      ['missing', 404, true],
    ]);
    const header = await ask(`https://api.leak-test.test/v1/header?as=${as}`);
    expect(header.headers.get('x-user')).toBe(SECRET);
    const frame = await ask(`https://app.leak-test.test/frame-text/${as}`);
    expect(await frame.text()).toContain(SECRET);
    const sheet = await ask(`https://cdn.leak-test.test/sheet-of/${as}.css`);
    expect([sheet.headers.get('content-type'), (await sheet.text()).includes(SECRET)]).toEqual([
      'text/css',
      true,
    ]);
  });

  test('let any page ask the API, with any header', async () => {
    const preflight = await ask('https://api.leak-test.test/v1/h', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization,x-a' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-a');
  });
});

describe("the catalogue's page", () => {
  const html = composePage({
    channels: CHANNELS,
    secrets,
    marks: { 'data-x': 'a"b', class: 'c' },
    hasRecorder: true,
  });
  const sections = [...html.matchAll(/<section data-channel="([^"]+)"([^>]*)>/g)];

  test('loads the recorder before anything else', () => {
    expect(html.indexOf('<head><script src="/recorder.js">')).toBeGreaterThan(0);
    expect(html.match(/<script src="\/channels\.js">/g)).toHaveLength(1);
  });

  test('has a section for each channel that needs one, and no secret in its tag', () => {
    expect(new Set(sections.map(([, id]) => id)).size).toBe(sections.length);
    const withMarkup = CHANNELS.filter(({ html: markup }) => markup !== undefined).map(({ id }) => id);
    const there = new Set(sections.map(([, id]) => id));
    expect(withMarkup.filter((id) => !there.has(id))).toEqual([]);
    expect(sections.filter(([tag]) => tag.includes(SECRET))).toEqual([]);
  });

  test('marks every section but those of the page itself', () => {
    const pages = new Set(CHANNELS.filter(({ scope }) => scope === 'page').map(({ id }) => id));
    const marked = sections.filter(([, , attributes]) => attributes === ' data-x="a&quot;b" class="c"');
    expect(marked.length).toBeGreaterThan(400);
    expect(sections.filter(([, id = '', attributes]) => (attributes === '') !== pages.has(id))).toEqual([]);
  });

  test('leaves out channels without a secret', () => {
    const few = composePage({ channels: CHANNELS, secrets: { 'text.p': SECRET }, hasRecorder: false });
    expect(few.match(/<section /g)).toHaveLength(1);
    expect(few).not.toContain('/recorder.js');
  });

  test('has an address made of its secrets, reached from one of its own', () => {
    const { pathname, search, hash } = new URL(site.pageUrl);
    expect(pathname).toBe(`/p/${secrets['page.url-path']}/${secrets['page.url-path-mixed']}/view`);
    expect(search.startsWith(`?email=${secrets['page.url-query']}`)).toBe(true);
    expect(hash).toBe(`#s-${secrets['page.url-hash']}`);
    expect(site.startUrl).toBe(`https://app.leak-test.test/start/${secrets['page.referrer']}`);
  });
});
