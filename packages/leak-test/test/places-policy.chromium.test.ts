// What is told of places: what a policy shows on purpose, and never a value or a name that the page made up.

import { DEFAULT_POLICY } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../src/browser/find-chromium.ts';
import type { Place } from '../src/places/place.ts';
import { createPlanter } from '../src/places/planter.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { type PlacesSite, startPlacesSite } from './places-site.ts';

let site: PlacesSite;
let browser: Browser;

beforeAll(async () => {
  site = await startPlacesSite();
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openMade(markup: string): Promise<Page> {
  site.made = markup;
  const page = await browser.newPage();
  await page.goto(`${site.origin}/made.html`);
  return page;
}

async function shownOn(markup: string, policy?: PolicyArtifact): Promise<readonly string[]> {
  const page = await openMade(markup);
  const planter = createPlanter(page, {
    secrets: createSecretMaker(),
    ...(policy === undefined ? {} : { policy }),
  });
  const found = shownIn(await planter.find());
  await planter.plant();
  const planted = shownIn(planter.places());
  await planter.plantAgain();
  const again = shownIn(planter.places());
  await page.close();
  expect(planted).toEqual(found);
  expect(again).toEqual(found);
  return found;
}

function shownIn(places: readonly Place[]): readonly string[] {
  return places.flatMap(({ kind, where, name, shown }) =>
    shown === undefined ? [] : [[kind, where, name ?? '', shown.by].join('|')],
  );
}

const PAGE = `<!doctype html><title>T</title><style>p{}</style><main class="open">
<h1 id="a" class="b" title="t" data-x="d" x-y="z" style="color:red">Words</h1><!-- c -->
<input name="n" placeholder="p" value="v"><input type="password"><select><option>o</option></select>
<p data-scrim="mask">Marked</p><a href="/x">Link</a></main><p>Other</p><iframe srcdoc="<p>In</p>"></iframe>
<iframe src="http://127.0.0.1:PORT/frame.html"></iframe>`;

describe('what a policy shows', () => {
  const page = () => PAGE.replace('PORT', new URL(site.origin).port);

  test('without a policy nothing is', async () => {
    expect(await shownOn(page())).toEqual([]);
  });

  test('the strict one shows nothing', async () => {
    expect(await shownOn(page(), DEFAULT_POLICY)).toEqual([]);
  });

  test('a rule shows what it names: texts, and with them neither fields nor attributes', async () => {
    const rules = [
      { id: 'open-words', select: '.open', do: 'unmask', what: 'text', reason: 'public' },
    ] as const;
    expect(await shownOn(page(), { ...DEFAULT_POLICY, rules })).toEqual([
      'text|body > main > h1||open-words',
      'text|body > main > a||open-words',
    ]);
  });

  test('all of it: never a password, an id, a class, an address, a name, a style or a comment', async () => {
    const rules = [{ id: 'all', select: '.open', do: 'unmask', what: 'all', reason: 'public' }] as const;
    expect(await shownOn(page(), { ...DEFAULT_POLICY, rules })).toEqual([
      'text|body > main > h1||all',
      'option|body > main > select > option||all',
      'text|body > main > a||all',
      'field|body > main > input:nth-of-type(1)||all',
      'field|body > main > select||all',
      'attribute|body > main > h1|title|all',
      'attribute|body > main > h1|data-*|all',
      'attribute|body > main > input:nth-of-type(1)|placeholder|all',
      'attribute|body > main > input:nth-of-type(1)|value|all',
    ]);
  });

  test('masking inputs shows the texts of the page and of its own frames, not those that are marked', async () => {
    expect(await shownOn(page(), { ...DEFAULT_POLICY, mode: 'mask-inputs' })).toEqual([
      'text|body > main > h1||mode',
      'text|body > main > a||mode',
      'text|body > p||mode',
      'text|body > iframe:nth-of-type(1) @ body > p||mode',
      'frame|body > iframe:nth-of-type(1)||mode',
    ]);
  });
});

describe('a policy’s word on what stands in for a place', () => {
  const showForms = { id: 'all', select: 'form', do: 'unmask', what: 'all', reason: 'public' } as const;

  test('is of where the secret stands', async () => {
    const hideOwn = { id: 'own', select: '.own', do: 'mask', what: 'all', reason: 'own' } as const;
    const page = await openMade('<form><input type="submit" value="Go" class="own"></form>');
    const policy = { ...DEFAULT_POLICY, rules: [showForms, hideOwn] };
    const planter = createPlanter(page, { secrets: createSecretMaker(), policy });
    expect(shownIn(await planter.find())).toEqual([]);
    await planter.plant();
    expect(shownIn(planter.places())).toEqual(['attribute|body > form > input|value|all']);
    await page.close();
  });

  test('once it was hidden, a place never counts as shown', async () => {
    const page = await openMade('<form><p data-scrim="mask">Words</p></form>');
    const policy = { ...DEFAULT_POLICY, rules: [showForms] };
    const planter = createPlanter(page, { secrets: createSecretMaker(), policy });
    await planter.find();
    await planter.plant();
    await page.evaluate(() => document.querySelector('p')?.removeAttribute('data-scrim'));
    await planter.plantAgain();
    expect(shownIn(planter.places())).toEqual([]);
    await page.close();
  });

  test('what a site marked stays marked, of any recorder, and in tables and lists', async () => {
    const page =
      await openMade(`<form><input type="submit" value="Go" data-scrim="mask"><input type="hidden" data-dd-privacy="mask">
<table data-scrim="mask"><tr id="r"><td id="c" class="rr-block">x</td></tr></table><ul class="ph-no-capture"><li id="l">y</li></ul>
<picture data-private><source srcset="/a"></picture></form>`);
    const planter = createPlanter(page, {
      secrets: createSecretMaker(),
      policy: { ...DEFAULT_POLICY, rules: [showForms] },
    });
    await planter.find();
    await planter.plant();
    expect(shownIn(planter.places()).filter((place) => /id|value|srcset/.test(place))).toEqual([]);
    const open = await page.evaluate(() =>
      [...document.querySelectorAll('[data-leak-test]')]
        .filter(
          (own) =>
            own.closest('[data-scrim], [data-dd-privacy], .rr-block, .ph-no-capture, [data-private]') ===
            null,
        )
        .map(({ outerHTML }) => outerHTML),
    );
    expect(open).toEqual([]);
    await page.close();
  });

  test('a copy that a rule no longer matches is not left in the page', async () => {
    const rules = [{ id: 'own', select: 'p:nth-child(1)', do: 'mask', reason: 'own' }] as const;
    const page = await openMade('<div><p>Masked by its position</p></div><div><b>Shown</b></div>');
    const policy: PolicyArtifact = { ...DEFAULT_POLICY, mode: 'mask-inputs', rules };
    const planter = createPlanter(page, { secrets: createSecretMaker(), policy });
    await planter.find();
    await planter.plant();
    await planter.plantAgain();
    expect(await page.locator('p').count()).toBe(1);
    expect(await page.locator('b').count()).toBe(2);
    await page.close();
  });
});

describe('what is told', () => {
  test('never a value or a made-up name of the page', async () => {
    const m = 'zzmarker';
    const page =
      await openMade(`<!doctype html><html class="${m}" id="${m}"><title>${m}</title><meta name="${m}" content="${m}">
<body data-${m}="${m}"><${m}-card ${m}="${m}"></${m}-card><${m}>${m}</${m}><p id="${m}" class="${m}" title="${m}">${m}<b>${m}</b>${m}</p>
<form id="${m}" name="${m}" action="/${m}"><input name="${m}" value="${m}"><select><option value="${m}">${m}</option></select></form>
<!-- ${m} --><iframe name="${m}" srcdoc="<p id=${m}>${m}</p>"></iframe><svg><${m} id="${m}"/></svg><math><${m}>${m}</${m}></math>
<script type="application/json">"${m}"</script><style>.${m}{}</style><div aria-${m}="${m}" on${m}="1"></div>
<script>document.cookie = '${m}=1'; localStorage.setItem('${m}', '${m}'); indexedDB.open('${m}'); history.replaceState({ ${m}: 1 }, '', '?${m}#${m}');
document.querySelector('${m}-card').attachShadow({ mode: 'closed' }).innerHTML = '<${m}><i>${m}</i></${m}>';</script>`);
    const planter = createPlanter(page, { secrets: createSecretMaker(), policy: DEFAULT_POLICY });
    await planter.find();
    await planter.plant();
    await planter.plantAgain();
    expect(planter.places().length).toBeGreaterThan(50);
    expect(JSON.stringify(planter.places())).not.toContain('marker');
    expect(planter.places().some(({ where }) => where.includes('*:nth-child(1) # *:nth-child(1) > i'))).toBe(
      true,
    );
    await page.close();
  });

  test('of a frame in which no script runs, that nothing is known', async () => {
    const page = await openMade('<iframe sandbox="allow-same-origin" srcdoc="<p>In</p>"></iframe>');
    const planter = createPlanter(page, { secrets: createSecretMaker() });
    await planter.find();
    const frames = planter.places().filter(({ kind }) => kind === 'frame');
    expect(frames.map(({ where, notPlanted }) => [where, notPlanted])).toEqual([
      ['body > iframe', 'no script runs in the frame: its sandbox does not allow it'],
    ]);
    await page.close();
  });

  test('where no debugger opens closed roots, their hosts are said to be unopened', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    const planter = createPlanter(withoutDebugger(page), { secrets: createSecretMaker() });
    await planter.find();
    const card = planter.places().filter(({ where }) => where.startsWith('body > main > *:nth-child(11)'));
    expect(card.map(({ kind, name, notPlanted }) => [kind, name, notPlanted])).toContainEqual([
      'shadow-root',
      undefined,
      'if it has a closed shadow root, only Chromium could open it',
    ]);
    expect(card.some(({ where }) => where.includes('#'))).toBe(false);
    await page.close();
  });
});

/** A page as Firefox has it. */
function withoutDebugger(page: Page): Page {
  const context = () =>
    ({
      newCDPSession: () => Promise.reject(new Error('Chromium only')),
    }) as Partial<BrowserContext> as BrowserContext;
  return new Proxy(page, {
    get: (target, name) => {
      if (name === 'context') return context;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
