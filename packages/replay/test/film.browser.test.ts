// Events that rrweb cannot apply, past what the reader lets through: they are left out, told, and never the end.
import type { eventWithTime } from '@rrweb/types';
import { afterEach, describe, expect, it } from 'vitest';
import { createFilm, type Film } from '../src/stage/film.ts';
import { type AnyEvent, meta, picture, retext } from './recorded-events.ts';

const text = (id: number, words: string) => ({ id, tag: 'p', children: [{ id: id + 1, text: words }] });
const AT = 'https://shop.example/';

/** No image can have a shadow root: rrweb throws when it builds this one. */
function impossiblePicture(timestamp: number): AnyEvent {
  const event = JSON.parse(JSON.stringify(picture(timestamp, [{ id: 90, tag: 'img' }])));
  event.data.node.childNodes[1].childNodes[1].childNodes[0].isShadowHost = true;
  return event;
}

/** No list of positions: rrweb throws at its last one. */
const emptyMove = (timestamp: number): AnyEvent => ({
  type: 3,
  timestamp,
  data: { source: 1, positions: [] },
});

describe('a film with events that cannot be applied', () => {
  let root: HTMLElement;
  let faults = 0;
  afterEach(() => root.remove());

  function newFilm(events: readonly AnyEvent[], goOn = true): Film {
    root = document.body.appendChild(document.createElement('div'));
    faults = 0;
    return createFilm(root, events as unknown as eventWithTime[], {
      onSize: () => undefined,
      onLast: () => undefined,
      onFault() {
        faults += 1;
        return goOn;
      },
    });
  }
  const shown = () => root.querySelector('iframe')?.contentDocument?.body?.textContent ?? '';
  const EVENTS = [
    meta(0, AT),
    picture(0, [text(6, 'one')]),
    emptyMove(500),
    retext(1000, 7, 'one second'),
    meta(2000, AT),
    impossiblePicture(2000),
    meta(4000, AT),
    picture(4000, [text(6, 'four')]),
  ];

  it('shows every other moment', () => {
    const film = newFilm(EVENTS);
    film.show(1500, false);
    expect(shown()).toBe('one second');
    film.show(4000, false);
    expect(shown()).toBe('four');
    film.show(3000, false);
    expect(shown()).toBe('');
    film.show(1200, false);
    expect(shown()).toBe('one second');
    expect(faults).toBe(2);
  });

  it('stops when it is told that there were too many', () => {
    const film = newFilm(EVENTS, false);
    film.show(1500, false);
    expect(faults).toBe(1);
  });
});
