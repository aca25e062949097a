// One visit to a page with secrets in it, answered by the adapter's own backend and opened by its own decode.
import type { Browser, BrowserContext, Route } from 'playwright';
import { expect } from 'vitest';
import adapter from '../scrim.mjs';

export interface Secrets {
  readonly text: readonly string[];
  readonly typed: readonly string[];
  readonly className: readonly string[];
}

export interface Visit {
  /** The events, as a key holder reads them. */
  readonly opened: string;
  /** Every byte that was sent, as it was sent. */
  readonly sent: string;
  readonly signs: object;
}

interface Request {
  readonly url: string;
  readonly body: Buffer;
}

const PAGE = 'https://app.bench.test/';

export async function visit(
  browser: Browser,
  sdk: string,
  config: keyof typeof adapter.configs,
  secrets: Secrets,
): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const requests = await answerFor(context, htmlWith(sdk, config, secrets));
    const page = await context.newPage();
    await page.goto(PAGE);
    await page.waitForFunction(() => ['recording', 'refused'].includes(window.__rec.state ?? ''));
    expect(await page.evaluate(() => window.__rec.state)).toBe('recording');
    await page.locator('input').pressSequentially(secrets.typed.join(' '));
    // An entered value is told once, when the field is left.
    await page.keyboard.press('Tab');
    const decode = () => adapter.decode(requests).catch(() => null);
    await expect.poll(async () => (await decode())?.sig.input, { timeout: 30_000 }).toBe(true);
    const { layers, sig } = await adapter.decode(requests);
    return {
      opened: layers.map(({ text }) => text).join('\n'),
      sent: requests.map(({ url, body }) => `${url}\n${body.toString('latin1')}`).join('\n'),
      signs: sig,
    };
  } finally {
    await context.close();
  }
}

/** Answers every request of the context: the page itself, and as the adapter's backend all others. */
async function answerFor(context: BrowserContext, html: string): Promise<Request[]> {
  const requests: Request[] = [];
  await context.route('**/*', async (route: Route) => {
    const url = new URL(route.request().url());
    if (url.href.startsWith(PAGE)) {
      return route.fulfill({ contentType: 'text/html', body: url.href === PAGE ? html : '' });
    }
    const body = route.request().postDataBuffer() ?? Buffer.alloc(0);
    requests.push({ url: url.href, body });
    const {
      status,
      headers,
      body: answer,
    } = await adapter.backend({ body, url, req: { headers: { origin: new URL(PAGE).origin } } });
    return route.fulfill({
      status,
      headers: { ...headers, 'access-control-allow-origin': '*' },
      body: answer,
    });
  });
  return requests;
}

function htmlWith(sdk: string, config: keyof typeof adapter.configs, { text, className }: Secrets): string {
  const start = `window.__rec.start(${JSON.stringify(config)}, ${JSON.stringify(adapter.configs[config])});`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${sdk};${start}</script></head><body>
<header class="u-shell-q7x ${className.join(' ')}" style="width:237.5px">
${text.map((words) => `<p>${words}</p>`).join('')}<input></header></body></html>`;
}
