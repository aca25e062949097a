// Puts two pictures of a page beside each other, live on the left and replayed on the right.
import type { Browser } from 'playwright';

/** Small enough for a repository, large enough to see the layout. */
const HEIGHT_PX = 460;

export async function sideBySide(
  browser: Browser,
  live: Uint8Array,
  replayed: Uint8Array,
): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1600, height: HEIGHT_PX + 60 } });
  const figure = (title: string, picture: Uint8Array): string =>
    `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}"></figure>`;
  await page.setContent(`<style>
    body { margin: 0; width: max-content; display: flex; gap: 12px; padding: 12px; background: #d9dde3; font: 14px sans-serif }
    figure { margin: 0 } figcaption { margin-bottom: 6px } img { display: block; height: ${HEIGHT_PX}px }
  </style>${figure('live', live)}${figure('replayed', replayed)}`);
  const both = await page.locator('body').screenshot();
  await page.close();
  return both;
}
