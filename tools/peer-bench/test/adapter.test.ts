// The adapter on one small page: what it seals opens again, what is masked is not in it, and what a policy lets through
// is found by the same search, all the way round. The bench itself is not needed.
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from './bundle-page.ts';
import { type Secrets, visit } from './visit.ts';

const SECRETS: Secrets = {
  text: ['qzkwvjxhgnbt', 'Oncology ward'],
  typed: ['vbnqhzkwtrpl', 'smith'],
  className: ['user-jqxvzkwnhb', 'user-smith'],
};

let browser: Browser;
let sdk: string;

beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  sdk = await bundlePage();
});

afterAll(() => browser?.close());

describe.each(['default', 'bare', 'inputs'] as const)('the configuration %s', (config) => {
  it('seals what opens, and shows what its policy says', async () => {
    const { opened, sent, signs } = await visit(browser, sdk, config, SECRETS);
    const found = (text: string) =>
      Object.values(SECRETS)
        .flat()
        .filter((secret) => text.includes(secret));
    expect(found(sent)).toEqual([]);
    // The control: text that a policy lets through is found by the same search, in the opened session alone.
    expect(found(opened)).toEqual(config === 'inputs' ? SECRETS.text : []);
    expect(opened.includes('u-shell-q7x')).toBe(config === 'default');
    expect(opened).toContain('237.5px');
    expect(signs).toMatchObject({ input: true, timing: true });
  });
});
