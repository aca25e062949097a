import type { SsfCode } from '@scrim/crypto/format';
import { describe, expect, it } from 'vitest';
import { followsAfter, isScrollKey, scrollTopFor } from '../src/browser/replay/follow-rule.ts';
import { BEFORE_PLAYBACK, withPlayback } from '../src/browser/replay/playback-state.ts';
import { NOTHING_YET, timelineMs, withUpdate } from '../src/browser/replay/recording-so-far.ts';
import { failureWords, notesOf } from '../src/browser/replay/report-words.ts';
import { commandFor, ownerOf, speedBeside } from '../src/browser/replay/shortcuts.ts';
import { mark, page, report } from './recording-parts.ts';

describe('following', () => {
  it('stops when the list is scrolled and begins again when asked or chosen', () => {
    expect([followsAfter('scrolled'), followsAfter('asked'), followsAfter('chose')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([isScrollKey('PageDown'), isScrollKey('Tab')]).toEqual([true, false]);
  });

  const view = { rowHeight: 30, height: 300 };
  it('stands still while the row is seen', () => {
    expect(scrollTopFor(4, { ...view, scrollTop: 0 })).toBeNull();
    expect(scrollTopFor(0, { ...view, scrollTop: 0 })).toBeNull();
  });
  it('moves the row into the upper third', () => {
    expect(scrollTopFor(20, { ...view, scrollTop: 0 })).toBe(500);
    expect(scrollTopFor(20, { ...view, scrollTop: 900 })).toBe(500);
    expect(scrollTopFor(-1, { ...view, scrollTop: 900 })).toBe(0);
    expect(scrollTopFor(1, { ...view, scrollTop: 900 })).toBe(0);
  });
});

describe('playback', () => {
  const said = (...actions: Parameters<typeof withPlayback>[1][]) =>
    actions.reduce(withPlayback, BEFORE_PLAYBACK);

  it('wants to play from the start, and waits for bytes', () => {
    const state = said({ kind: 'ready' }, { kind: 'waiting' });
    expect(state).toMatchObject({ ready: true, wantsPlay: true, waiting: true });
    expect(withPlayback(state, { kind: 'time', atMs: 10, playing: true, skipping: false })).toMatchObject({
      atMs: 10,
      waiting: false,
    });
  });

  it('waits no longer once the stage says where it stands, playing or not', () => {
    const waiting = said(
      { kind: 'ready' },
      { kind: 'pause' },
      { kind: 'seek', atMs: 900 },
      { kind: 'waiting' },
    );
    expect(waiting.waiting).toBe(true);
    expect(withPlayback(waiting, { kind: 'time', atMs: 900, playing: false, skipping: false })).toMatchObject(
      {
        atMs: 900,
        waiting: false,
        wantsPlay: false,
      },
    );
  });

  it('stops at the end and plays on after a seek', () => {
    const ended = said({ kind: 'finished' });
    expect(ended).toMatchObject({ finished: true, wantsPlay: false });
    expect(withPlayback(ended, { kind: 'seek', atMs: 5 })).toMatchObject({ finished: false, atMs: 5 });
  });
});

describe('recording so far', () => {
  it('keeps marks in order', () => {
    const so = [
      { kind: 'page', page: page(0, 0) } as const,
      { kind: 'marks', marks: [mark(1, 'page', 0), mark(2, 'click', 50)] } as const,
      { kind: 'marks', marks: [mark(3, 'click', 20)] } as const,
      { kind: 'progress', playableMs: 60, bytes: 100 } as const,
    ].reduce(withUpdate, NOTHING_YET);
    expect(so.marks.map(({ atMs }) => atMs)).toEqual([0, 20, 50]);
    expect(timelineMs(so, 90)).toBe(90);
    expect(timelineMs(so, 10)).toBe(60);
    expect(timelineMs(withUpdate(so, { kind: 'ended', report: report({ durationMs: 70 }) }), 90)).toBe(70);
    expect(timelineMs(NOTHING_YET, 0)).toBe(1);
  });
});

describe('honest words', () => {
  it('says gaps and a missing end, and nothing where nothing is', () => {
    expect(notesOf(report({}))).toEqual([]);
    const gap = { pageIndex: 0, fromMs: 61_000, toMs: 73_000, chunks: [] };
    const [one, end] = notesOf(report({ gaps: [gap], closed: false }));
    expect(one?.title).toBe('Gap at 1:01.');
    expect(one?.words).toBe(
      'Up to 12 s of the recording are missing here; what you see after it may be incomplete until the next page load.',
    );
    expect(end?.words).toBe('the end may be missing, or the page is still open.');
    const [many] = notesOf(report({ gaps: [gap, { ...gap, fromMs: 90_000, toMs: null }] }));
    expect(many).toMatchObject({ title: '2 gaps.', atMs: [61_000, 90_000] });
    const [first] = notesOf(report({ gaps: [{ ...gap, toMs: 61_000 }] }));
    expect(first?.words).toMatch(/^Part of the recording is missing here/);
    const [unseen] = notesOf(report({ pages: [page(0, 0), { ...page(1, 5000), hasPicture: false }] }));
    expect(unseen).toMatchObject({ title: '1 page load cannot be shown.', atMs: [5000] });
    const follows = (prev: 'ok' | 'none' | 'missing' | 'short' | 'differs') =>
      notesOf(report({ pages: [page(0, 0), { ...page(1, 5000), prev }] })).map(({ id }) => id);
    expect([follows('ok'), follows('none')]).toEqual([[], []]);
    expect([follows('missing'), follows('short'), follows('differs')]).toEqual([
      ['order'],
      ['order'],
      ['order'],
    ]);
  });

  const SSF_CODES: Readonly<Record<SsfCode, true>> = {
    ssf_malformed: true,
    ssf_unsupported: true,
    ssf_limit: true,
    ssf_binding: true,
    ssf_order: true,
    ssf_no_recipient: true,
    ssf_open_failed: true,
    ssf_content: true,
  };
  it.each([...Object.keys(SSF_CODES), 'chunks_refused'])('has words for %s', (code) => {
    expect(failureWords(code, true).words).not.toContain(code);
    expect(failureWords(code, true).title).not.toBe(failureWords('some_code', true).title);
  });

  it('says that what came before can be played only where something came', () => {
    for (const code of ['network_failed', 'ssf_open_failed', 'session_too_large', 'some_code']) {
      expect(failureWords(code, true).words).toMatch(/can be played/);
      expect(failureWords(code, false).words).not.toMatch(/can be played/);
    }
  });

  it('shows a code that it has no words for', () => {
    expect(failureWords('some_code', true).words).toContain('some_code');
    expect(failureWords('constructor', true).words).toContain('constructor');
  });
});

describe('shortcuts', () => {
  const press = (key: string, more = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  });

  it('hears its keys', () => {
    expect(commandFor(press(' '), 'none')).toBe('play-or-pause');
    expect(commandFor(press('ArrowLeft', { shiftKey: true }), 'none')).toBe('previous-event');
    expect(commandFor(press('>', { shiftKey: true }), 'press')).toBe('faster');
    expect(commandFor(press('F', { shiftKey: true }), 'none')).toBe('full-screen');
    expect(commandFor(press('toString'), 'none')).toBeNull();
  });

  it('leaves keys to whoever else needs them', () => {
    expect(commandFor(press('f'), 'text')).toBeNull();
    expect(commandFor(press(' '), 'press')).toBeNull();
    expect(commandFor(press('ArrowRight'), 'arrows')).toBeNull();
    expect(commandFor(press('f'), 'arrows')).toBe('full-screen');
    expect(commandFor(press('f', { ctrlKey: true }), 'none')).toBeNull();
  });

  it('knows whose key it is by what has the focus', () => {
    const inside = (part: string) =>
      ownerOf({ closest: (list: string) => (list.includes(part) ? ({} as Element) : null) });
    expect([inside('textarea'), inside('[role=slider]'), inside('a[href]'), inside('nothing')]).toEqual([
      'text',
      'arrows',
      'press',
      'none',
    ]);
  });

  it('has ends of speed', () => {
    expect([speedBeside(1, 1), speedBeside(8, 1), speedBeside(0.5, -1)]).toEqual([2, 8, 0.5]);
  });
});
