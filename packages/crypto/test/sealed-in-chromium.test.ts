// What was sealed in Chromium opens in Node. The fixture was made once, with the public doors, in Chromium 156; its
// keys and events are synthetic.
import { readFileSync } from 'node:fs';
import { readingKey } from '@scrim/crypto/open';
import { expect, it } from 'vitest';
import { openFile } from './forge.ts';
import { hex } from './known-answers.ts';

interface Fixture {
  readonly privateKey: string;
  readonly psk: string;
  readonly lines: readonly string[];
  readonly file: string;
}

it.each(['sealed-in-chromium', 'sealed-in-node'])('%s opens in Node', async (name) => {
  const path = new URL(`fixtures/${name}.json`, import.meta.url);
  const { privateKey, psk, lines, file } = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  const { chunks, code } = await openFile(hex(file), await readingKey(1, hex(privateKey)), { psk: hex(psk) });
  expect(code).toBeNull();
  expect(chunks.flatMap((chunk) => chunk.lines)).toEqual(lines);
  expect(chunks.map(({ i, flags }) => [i, flags])).toEqual([
    [0, 2],
    [2, 1],
  ]);
});
