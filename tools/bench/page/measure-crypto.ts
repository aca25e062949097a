// Times sealing and opening in a page of a real Chromium.
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, chromium, type Page } from 'playwright';
import type { CryptoSample, CryptoWork } from '../crypto/crypto-work.ts';
import type { CryptoPage } from './crypto/measure-here.ts';
import { startCryptoSite } from './crypto-site.ts';

/** Two pages of one browser: as it is, and one whose WebCrypto has no ML-KEM, so that noble does X-Wing. */
export interface CryptoPages {
  readonly native: CryptoWork;
  readonly withoutMlKem: CryptoWork;
  close(): Promise<void>;
}

export async function openCryptoPages(sample: CryptoSample): Promise<CryptoPages> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('bench: no Chromium on this machine; set CHROMIUM to the path of one');
  }
  const site = await startCryptoSite();
  const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath });
  return {
    native: await openPage(browser, site.url, sample),
    withoutMlKem: await openPage(browser, site.url, sample, hideMlKem),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

function hideMlKem(): void {
  Object.defineProperty(SubtleCrypto.prototype, 'encapsulateBits', { value: undefined });
}

async function openPage(
  browser: Browser,
  url: string,
  sample: CryptoSample,
  before?: () => void,
): Promise<CryptoWork> {
  const page = await browser.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(url);
  await page.evaluate(
    (given) => (globalThis as unknown as { cryptoPage: CryptoPage }).cryptoPage.prepare(given),
    sample,
  );
  return workIn(page);
}

function workIn(page: Page): CryptoWork {
  return {
    measure: (task) =>
      page.evaluate(
        (name) => (globalThis as unknown as { cryptoPage: CryptoPage }).cryptoPage.measure(name),
        task,
      ),
  };
}
