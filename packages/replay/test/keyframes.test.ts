// Every page load begins with a picture, size and picture come together, and nothing lands on another page's picture.
import { EventType, type eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { createKeyframes } from '../src/opening/keyframes.ts';
import { type AnyEvent, meta, picture, resize, retext } from './recorded-events.ts';

const AT = 'https://shop.example/';

function run(events: readonly AnyEvent[]) {
  const keyframes = createKeyframes();
  keyframes.startPage();
  const outcomes = events.map((event) => keyframes.take(event as unknown as eventWithTime));
  return {
    types: outcomes.flatMap(({ events: made }) => made.map(({ type, timestamp }) => [type, timestamp])),
    dropped: outcomes.filter(({ dropped }) => dropped).length,
    hasPicture: keyframes.hasPicture(),
  };
}

describe('keyframes', () => {
  it('put size and picture together, at the time of the size', () => {
    expect(run([meta(10, AT), picture(40, []), retext(50, 1, '')])).toEqual({
      types: [
        [EventType.Meta, 10],
        [EventType.FullSnapshot, 10],
        [EventType.IncrementalSnapshot, 50],
      ],
      dropped: 0,
      hasPicture: true,
    });
  });

  it('give a picture without a size one, and a size without a picture is a resize', () => {
    const { types } = run([picture(10, []), meta(20, AT, 300, 400), retext(30, 1, '')]);
    expect(types).toEqual([
      [EventType.Meta, 10],
      [EventType.FullSnapshot, 10],
      [EventType.IncrementalSnapshot, 30],
      [EventType.IncrementalSnapshot, 30],
    ]);
  });

  it('begin with a blank picture when the own one is missing, and drop what belongs to the own one', () => {
    expect(run([retext(10, 1, ''), resize(20, 300, 300), picture(30, [])])).toEqual({
      types: [
        [EventType.Meta, 10],
        [EventType.FullSnapshot, 10],
        [EventType.Meta, 30],
        [EventType.FullSnapshot, 30],
      ],
      dropped: 2,
      hasPicture: true,
    });
    expect(run([retext(10, 1, '')])).toMatchObject({ dropped: 1, hasPicture: false });
  });
});
