// What was sealed in Chromium opens in Node, in every suite; suite 2 by ML-KEM of the browser and by that in JavaScript. The
// fixtures were made once, with the public doors, in Chromium 156 and in Node 24; their keys and events are synthetic.
import { readFileSync } from 'node:fs';
import type { SuiteId } from '@scrim/crypto/format';
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

const FIXTURES: readonly (readonly [name: string, suite: SuiteId])[] = [
  ['sealed-in-chromium', 1],
  ['sealed-in-chromium-2', 2],
  ['sealed-in-chromium-2-js', 2],
  ['sealed-in-chromium-3', 3],
  ['sealed-in-node', 1],
  ['sealed-in-node-2', 2],
  ['sealed-in-node-3', 3],
];

it.each(FIXTURES)('%s opens in Node', async (name, suite) => {
  const path = new URL(`fixtures/${name}.json`, import.meta.url);
  const { privateKey, psk, lines, file } = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  const key = await readingKey(suite, hex(privateKey));
  const { chunks, code } = await openFile(hex(file), key, { psk: hex(psk) });
  expect(code).toBeNull();
  expect(chunks.flatMap((chunk) => chunk.lines)).toEqual(lines);
  expect(chunks.map(({ i, flags }) => [i, flags])).toEqual([
    [0, 2],
    [2, 1],
  ]);
});
