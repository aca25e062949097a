// The overlay on the demo, before any yes: what it shows, that it asks nobody anything, and that everybody can use it.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop } from '../src/visit.ts';
import { startWorld, type World } from '../src/world.ts';

describe('the overlay', () => {
  let world: World;
  let visitor: BrowserContext;
  beforeAll(async () => {
    world = await startWorld();
    visitor = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
    // Only a test may look into its shadow root.
    await visitor.addInitScript(() => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (init) {
        return attachShadow.call(this, { ...init, mode: 'open' });
      };
    });
  });
  afterAll(() => world.close());

  const show = async (page: Page): Promise<void> => {
    await page.getByTestId('show-masking').click();
    await page.getByRole('region', { name: 'What a viewer sees' }).waitFor();
    await page.locator('.boxes .masked-text').first().waitFor();
  };
  const boxesOf = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('body, body *')].map((element) =>
        JSON.stringify(element.getBoundingClientRect()),
      ),
    );

  it('asks the collector nothing, loads no recorder and moves nothing', async () => {
    const page = await openShop(world, visitor);
    const before = await boxesOf(page);
    await show(page);
    expect(await boxesOf(page)).toEqual(before);
    expect(await page.locator('.boxes .unmasked').count()).toBeGreaterThan(10);
    expect(world.wire.requests).toEqual([]);
    expect(world.siteRequests.filter((path) => path.includes('scrim-recorder'))).toEqual([]);
    expect(world.siteRequests.filter((path) => path.includes('scrim-overlay')).length).toBeGreaterThan(0);
    await page.close();
  });

  it('is not loaded where nobody asks for it', async () => {
    world.siteRequests.length = 0;
    // Nothing is cached for a new visitor.
    const page = await openShop(world, await world.newVisitor());
    await page.waitForLoadState('networkidle');
    expect(world.siteRequests.length).toBeGreaterThan(3);
    expect(world.siteRequests.filter((path) => path.includes('scrim-overlay'))).toEqual([]);
    await page.goto(`${world.site.url}/?scrim-overlay`);
    await page.locator('[data-scrim-overlay]').waitFor();
    await page.close();
  });

  it('is used by keyboard alone', async () => {
    const page = await openShop(world, visitor);
    const button = page.getByTestId('show-masking');
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'What a viewer sees' });
    await panel.waitFor();
    const text = panel.getByRole('checkbox', { name: /^Text, masked/ });
    for (let tabs = 0; tabs < 4 && !(await text.evaluate((box) => box.matches(':focus'))); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await page.locator('.boxes .masked-text').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  // axe cannot tell what stands behind an element of the top layer, so contrast is reckoned here.
  it.each(['light', 'dark'] as const)('has words that can be read: %s', async (colorScheme) => {
    const page = await openShop(world, visitor);
    await page.emulateMedia({ colorScheme });
    await show(page);
    await page.locator('summary', { hasText: 'By rule' }).click();
    const ratios = await page.evaluate(contrastIn);
    expect(ratios.length).toBeGreaterThan(30);
    for (const { words, ratio } of ratios) expect(ratio, words).toBeGreaterThanOrEqual(4.5);
    await page.locator('.panel h2').evaluate((heading) => {
      (heading as HTMLElement).style.color = '#777';
    });
    expect(
      (await page.evaluate(contrastIn)).some(({ ratio }) => ratio < 4.5),
      'control',
    ).toBe(true);
    await page.close();
  });

  it.each([
    ['light', '/'],
    ['dark', '/checkout/'],
    ['dark', '/product/ember-lantern'],
  ] as const)('has nothing serious to axe: %s, %s', async (colorScheme, path) => {
    const page = await openShop(world, visitor);
    await page.emulateMedia({ colorScheme });
    await page.goto(world.site.url + path);
    await show(page);
    await page.locator('summary', { hasText: 'By rule' }).click();
    const { violations } = await new AxeBuilder({ page }).include('[data-scrim-overlay]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    // A control: axe does look into it.
    await page
      .locator('.panel input')
      .first()
      .evaluate((box) => box.closest('label')?.replaceWith(box));
    const again = await new AxeBuilder({ page }).include('[data-scrim-overlay]').analyze();
    expect(again.violations.map(({ id }) => id)).toContain('label');
    await page.close();
  });
});

/** Every element of the overlay with words of its own, and its contrast by WCAG 2.2 §1.4.3. Runs in the page. */
function contrastIn(): { words: string; ratio: number }[] {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const luminanceOf = (color: string): number => {
    if (pen === null) return 0;
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element: Element | null): string => {
    if (element === null) return '#fff';
    const { backgroundColor } = getComputedStyle(element);
    return /, 0\)$/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  };
  const root = document.querySelector('[data-scrim-overlay]')?.shadowRoot;
  return [...(root?.querySelectorAll('.panel *, .boxes .masked-text, .boxes .masked-controls') ?? [])]
    .filter(({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()))
    .map((element) => {
      const [one, other] = [luminanceOf(getComputedStyle(element).color), luminanceOf(groundOf(element))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return { words: element.textContent ?? '', ratio };
    });
}
