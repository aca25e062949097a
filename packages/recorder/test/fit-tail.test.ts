import { paddedLength } from '@scrim/crypto/format';
import { describe, expect, it } from 'vitest';
import { fitTail } from '../src/seal/fit-tail.ts';

const line = (id: number, size: number) => `${JSON.stringify({ id, pad: 'x'.repeat(size) })}\n`;
const onTheWire = (ndjson: string) => paddedLength(5 + new TextEncoder().encode(ndjson).length) + 17;

describe('the tail of a page', () => {
  it('takes abandoned jobs first and names them as skipped', () => {
    const tail = fitTail(
      [
        { indices: [7], ndjson: line(1, 10) },
        { indices: [8], ndjson: line(2, 10) },
        { indices: [], ndjson: line(3, 10) },
      ],
      60_000,
    );
    expect(tail.complete).toBe(true);
    expect(tail.ndjson).toBe(`{"ssf":"skipped","i":[7,8]}\n${line(1, 10)}${line(2, 10)}${line(3, 10)}`);
  });

  it('names what was lost with a worker too, and puts events in the order in which they were handed out', () => {
    const tail = fitTail(
      [
        { indices: [5], ndjson: line(2, 10) },
        { indices: [3, 6], ndjson: line(1, 10) },
        { indices: [], ndjson: line(3, 10) },
      ],
      60_000,
    );
    expect(tail.ndjson).toBe(`{"ssf":"skipped","i":[3,5,6]}\n${line(1, 10)}${line(2, 10)}${line(3, 10)}`);
  });

  it('is not complete when something did not fit, and skips only jobs that fitted whole', () => {
    const parts = [
      { indices: [7], ndjson: line(1, 1000) },
      { indices: [8], ndjson: line(2, 1000) + line(3, 60_000) },
      { indices: [], ndjson: line(4, 10) },
    ];
    const tail = fitTail(parts, 10_000);
    expect(tail.complete).toBe(false);
    expect(tail.ndjson).toBe(`{"ssf":"skipped","i":[7]}\n${line(1, 1000)}${line(2, 1000)}`);
  });

  it('never takes more room than it was given', () => {
    for (const room of [1041, 1042, 5000, 20_000, 63_000]) {
      const many = Array.from({ length: 400 }, (_, id) => line(id, 200)).join('');
      const { ndjson } = fitTail(
        [
          { indices: [3], ndjson: line(0, 50) },
          { indices: [], ndjson: many },
        ],
        room,
      );
      expect(onTheWire(ndjson)).toBeLessThanOrEqual(room);
    }
  });

  it('counts bytes, not characters', () => {
    const { complete } = fitTail(
      [{ indices: [], ndjson: line(1, 0).replace('"pad":""', `"pad":"${'é'.repeat(700)}"`) }],
      1041,
    );
    expect(complete).toBe(false);
  });
});
