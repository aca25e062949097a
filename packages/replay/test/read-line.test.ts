// A line of a few kilobytes on the wire must not take gigabytes where it is read.
import { EventType } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { readLine } from '../src/opening/read-line.ts';

const LIMIT = 2_000_000;
const unreadable = { event: null, removed: 0, reason: 'unreadable' };
/** An event of nothing else with so many objects and lists, its own included. */
const load = (data: string) => `{"type":${EventType.Load},"timestamp":1,"data":${data}}`;
const wide = (parts: number) => load(`{"a":[${'{},'.repeat(parts - 4)}{}]}`);
const deep = (parts: number) => load(`{"a":${'['.repeat(parts - 2)}${']'.repeat(parts - 2)}}`);

describe('a line of very many objects or lists', () => {
  it.each([
    ['beside each other', wide],
    ['inside each other', deep],
  ])('%s is not parsed', (_, write) => {
    const spent = performance.now();
    expect(readLine(write(30_000_000))).toEqual(unreadable);
    expect(readLine(write(LIMIT + 1))).toEqual(unreadable);
    // To parse the first takes eight seconds and three gigabytes.
    expect(performance.now() - spent).toBeLessThan(4000);
  });

  it('is read up to the bound', () => {
    expect(readLine(wide(LIMIT))).toMatchObject({ event: { type: EventType.Load }, removed: 0 });
  });

  it('is read whatever its length, where it is one long text', () => {
    expect(readLine(load(`{"a":"${'x'.repeat(8_000_000)}"}`))).toMatchObject({
      event: { type: EventType.Load },
    });
  });
});
