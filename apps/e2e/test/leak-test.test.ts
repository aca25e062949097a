// The leak test as its users run it: the real command on the demo, with the demo's policy and a journey through the
// shop to the checkout. Nothing leaks with our recorder; the same visit with plain rrweb leaks, and is caught.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_POLICY } from '@scrim/demo-site/policy';
import type { LeakReport } from '@scrim/leak-test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runScrim } from '../src/scrim.ts';
import { startWorld, type World } from '../src/world.ts';

const JOURNEY = {
  name: 'buy wool',
  steps: [
    { type: '[data-testid=search]', secret: 'token' },
    { type: '[data-testid=search]', text: 'wool' },
    { click: '[data-testid=product-card] a >> nth=0' },
    { click: '[data-testid=add-to-cart]' },
    { click: '[data-testid=cart-link]' },
    { click: '[data-testid=to-checkout]' },
    { type: '[name=email]', secret: 'email' },
    { type: '[name=card-number]', secret: 'card' },
  ],
};

describe('the leak test on the demo', { timeout: 240_000 }, () => {
  let world: World;
  let ours: CommandResult;
  let report: LeakReport;

  beforeAll(async () => {
    world = await startWorld();
    await writeFile(join(world.folder, 'policy.json'), JSON.stringify(DEMO_POLICY));
    await writeFile(join(world.folder, 'journey.json'), JSON.stringify(JOURNEY));
    ours = await leakTest('--policy', join(world.folder, 'policy.json'));
    report = JSON.parse(await readFile(join(world.folder, 'reports', 'leak-report.json'), 'utf8'));
  }, 240_000);
  afterAll(() => world.close());

  const leakTest = (...args: readonly string[]) =>
    runScrim([
      'leak-test',
      `${world.site.url}/`,
      '--journey',
      join(world.folder, 'journey.json'),
      '--out',
      join(world.folder, 'reports'),
      ...args,
    ]);

  it('passes', () => {
    expect(ours.stdout).toContain('passed: nothing planted was found');
    expect(ours.code, ours.stdout + ours.stderr).toBe(0);
    expect(report.scores.leaks).toBe(0);
  });

  it('planted in the shop and in the checkout, typed as people do, and names what it did not plant', () => {
    const planted = report.places.filter((place) => place.planted);
    expect(planted.length).toBeGreaterThan(150);
    expect(planted.some(({ kind, page }) => kind === 'field' && page === 1)).toBe(true);
    // The checkout, which only the journey reaches, is planted too.
    expect(planted.filter(({ kind, page }) => kind === 'field' && page !== 1).length).toBeGreaterThanOrEqual(
      5,
    );
    for (const { planted: was, notPlanted } of report.places) expect(was || notPlanted).toBeTruthy();
  });

  it('says what the policy shows on purpose, by its rules', () => {
    const rules = new Set(report.places.flatMap(({ shown }) => shown?.by ?? []));
    expect([...rules]).toEqual(expect.arrayContaining(['site-words', 'catalogue']));
  });

  it('took less than two minutes', () => expect(report.tookMs).toBeLessThan(120_000));

  it('catches plain rrweb on the same visit (control)', async () => {
    const plain = await leakTest('--recorder', 'rrweb', '--json');
    expect(plain.code).toBe(1);
    const leaked: LeakReport = JSON.parse(plain.stdout);
    expect(leaked.scores.leaks).toBeGreaterThan(100);
  });
});
