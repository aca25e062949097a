// What no secret may be made of: also what comes after the page has loaded, and what stands where markup does not show it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import { textOn } from '../src/run/page-text.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';

let browser: Browser;
let site: PageSite;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startPageSite({
    '/': `<!doctype html><title>Team</title><p>abara</p><div id="team"></div><div id="tree"></div><input>
      <iframe srcdoc="<p>delacroix</p>"></iframe><script>
        document.querySelector('input').value = ['eriks', 'son'].join('');
        tree.attachShadow({ mode: 'open' }).innerHTML = ['fitz', 'gerald'].join('');
        addEventListener('load', () => setTimeout(() => fetch('/team').then((answer) => answer.text())
          .then((text) => { team.textContent = text }), 100));
      </script>`,
    '/team': 'castellano',
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('is read when the page is at rest, in frames, shadow trees and fields', async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  const text = await textOn(page, 5_000);
  for (const word of ['abara', 'castellano', 'delacroix', 'eriksson', 'fitzgerald'])
    expect(text).toContain(word);
});
