// Finding Chromium, and bundling what runs in pages.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleFile, bundleScript } from '../src/browser/bundle-script.ts';
import { findChromium } from '../src/browser/find-chromium.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leak-test-browser-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('findChromium', () => {
  test('takes what CHROMIUM names', async () => {
    const named = path.join(folder, 'chromium');
    await writeFile(named, '');
    expect(findChromium({ CHROMIUM: named })).toBe(named);
  });

  test('never takes another one when CHROMIUM names none', () => {
    expect(() => findChromium({ CHROMIUM: path.join(folder, 'nowhere') })).toThrowError(
      expect.objectContaining({ code: 'leak_test_no_browser', hint: expect.stringContaining('CHROMIUM') }),
    );
  });

  test('finds one on this machine', () => {
    expect(findChromium({ CHROMIUM: '' })).not.toBe('');
  });
});

describe('bundleScript', () => {
  test('makes one classic script of a door, once a process', async () => {
    const [first, second] = await Promise.all([bundleScript('page/scrim'), bundleScript('page/scrim')]);
    expect(first).toBe(second);
    expect(first).not.toMatch(/^\s*(import|export)\b/m);
    expect(first).toContain('leakTestScrim');
  });
});

describe('bundleFile', () => {
  test("makes one of the user's file and what it imports", async () => {
    await writeFile(path.join(folder, 'name.ts'), 'export const name: string = "mine";');
    const entry = path.join(folder, 'recorder.ts');
    await writeFile(
      entry,
      'import { name } from "./name.ts"; Object.assign(globalThis, { recorder: name });',
    );
    const page: { recorder?: string } = {};
    runInNewContext(await bundleFile(entry), page);
    expect(page).toEqual({ recorder: 'mine' });
  });

  test('says what is wrong with a file', async () => {
    const entry = path.join(folder, 'broken.js');
    await writeFile(entry, 'const = 1;');
    await expect(bundleFile(entry)).rejects.toMatchObject({ code: 'leak_test_no_script' });
    await expect(bundleFile(path.join(folder, 'nowhere.js'))).rejects.toMatchObject({
      code: 'leak_test_no_script',
    });
  });
});
