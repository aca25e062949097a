import { ScrimError } from '@scrim/protocol';
import type { Opening, OpeningUpdate } from '@scrim/replay';
import { describe, expect, it } from 'vitest';
import { createSessionPlayback } from '../src/browser/replay/session-playback.ts';
import { page } from './recording-parts.ts';

/** A frame whose window keeps what it is told, and an opening that says what it is asked to. */
function scene() {
  const greetings: { readonly origin: string; readonly ports: readonly MessagePort[] }[] = [];
  const frame = {
    contentWindow: {
      postMessage: (_greeting: unknown, origin: string, ports: MessagePort[]) =>
        greetings.push({ origin, ports }),
    },
  } as unknown as HTMLIFrameElement;
  let tell: (update: OpeningUpdate) => void = () => undefined;
  let cancelled = 0;
  const done = Promise.reject(new Error('broke off'));
  // Where a test never opens, nobody listens.
  done.catch(() => undefined);
  const opening = {
    updates: {
      subscribe: (listener: (update: OpeningUpdate) => void) => {
        tell = listener;
        return () => undefined;
      },
    },
    done,
    cancel: () => {
      cancelled += 1;
    },
  } as unknown as Opening;
  const stages: MessagePort[] = [];
  const playback = createSessionPlayback((stage) => {
    stages.push(stage);
    return opening;
  }, true);
  return {
    playback,
    frame,
    greetings,
    stages,
    tell: (update: OpeningUpdate) => tell(update),
    cancelled: () => cancelled,
  };
}

/** The next messages that arrive at a port. */
function heard(port: MessagePort, count: number): Promise<unknown[]> {
  return new Promise((resolve) => {
    const messages: unknown[] = [];
    port.onmessage = ({ data }) => {
      messages.push(data);
      if (messages.length === count) resolve(messages);
    };
  });
}

const changed = (playback: ReturnType<typeof scene>['playback']) =>
  new Promise<void>((resolve) => {
    const end = playback.subscribe(() => {
      end();
      resolve();
    });
  });

describe('session playback', () => {
  it('greets one stage, of the player’s origin, and opens once', () => {
    const { playback, frame, greetings, stages } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    playback.attach(frame, 'http://127.0.0.1:1');
    expect(greetings.map(({ origin, ports }) => [origin, ports.length])).toEqual([['http://127.0.0.1:1', 2]]);
    expect(stages).toHaveLength(1);
    playback.close();
  });

  it('sets the stage up when it is ready, and not before', async () => {
    const { playback, frame, greetings } = scene();
    playback.fit(800, 600);
    playback.setSpeed(2);
    playback.attach(frame, 'http://127.0.0.1:1');
    const control = greetings[0]?.ports[0];
    if (control === undefined) throw new Error('there is a port');
    const orders = heard(control, 4);
    control.postMessage({ kind: 'ready' });
    expect(await orders).toEqual([
      { kind: 'fit', width: 800, height: 600 },
      { kind: 'speed', rate: 2 },
      { kind: 'skipIdle', on: true },
      { kind: 'play' },
    ]);
    playback.close();
    control.close();
  });

  it('believes the stage only what the guard knows', async () => {
    const { playback, frame, greetings } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    const control = greetings[0]?.ports[0];
    const change = changed(playback);
    control?.postMessage({ kind: 'time', atMs: Number.NaN, playing: true, skipping: false });
    control?.postMessage({ kind: 'ended', report: { durationMs: 1 } });
    control?.postMessage({ kind: 'time', atMs: 70, playing: true, skipping: false });
    await change;
    expect(playback.view().playback.atMs).toBe(70);
    expect(playback.view().recording.report).toBeNull();
    playback.close();
    control?.close();
  });

  it('says that the keys are gone when they were locked before the stage was there, and wipes the secret', () => {
    const { frame } = scene();
    let wiped = 0;
    const locked = () => {
      throw new ScrimError('locked', 'locked');
    };
    const playback = createSessionPlayback(locked, true, () => {
      wiped += 1;
    });
    playback.attach(frame, 'http://127.0.0.1:1');
    expect(playback.view().recording.failure).toBe('forgotten');
    expect(playback.view().playback.wantsPlay).toBe(false);
    expect(wiped).toBe(1);
    playback.close();
    const unseen = createSessionPlayback(locked, true, () => {
      wiped += 10;
    });
    unseen.close();
    expect(wiped).toBeGreaterThanOrEqual(11);
  });

  it('does not wait for what will not come any more', async () => {
    const { playback, frame, greetings, tell } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    const control = greetings[0]?.ports[0];
    if (control === undefined) throw new Error('there is a port');
    tell({ kind: 'page', page: page(0, 0) });
    tell({ kind: 'failed', code: 'forgotten' });
    expect(playback.view().playback.wantsPlay).toBe(true);
    const orders = heard(control, 1);
    control.postMessage({ kind: 'waiting' });
    expect(await orders).toEqual([{ kind: 'pause' }]);
    expect(playback.view().playback.wantsPlay).toBe(false);
    playback.close();
    control.close();
  });

  it('plays what came before to its end when the opening broke off while it waited', async () => {
    const { playback, frame, greetings, tell } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    const change = changed(playback);
    greetings[0]?.ports[0]?.postMessage({ kind: 'waiting' });
    await change;
    tell({ kind: 'page', page: page(0, 0) });
    tell({ kind: 'failed', code: 'ssf_open_failed' });
    expect(playback.view().playback.wantsPlay).toBe(true);
    playback.close();
    greetings[0]?.ports[0]?.close();
  });

  it('plays again from the start after the end', async () => {
    const { playback, frame, greetings } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    const control = greetings[0]?.ports[0];
    if (control === undefined) throw new Error('there is a port');
    const change = changed(playback);
    control.postMessage({ kind: 'finished' });
    await change;
    const orders = heard(control, 2);
    playback.play();
    expect(await orders).toEqual([{ kind: 'seek', atMs: 0 }, { kind: 'play' }]);
    playback.close();
    control.close();
  });

  it('shows what arrives, keeps it when the opening fails, and cancels when closed', () => {
    const { playback, frame, tell, cancelled } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    tell({ kind: 'page', page: page(0, 0) });
    tell({ kind: 'failed', code: 'network_failed' });
    expect(playback.view().recording).toMatchObject({ pages: [{ index: 0 }], failure: 'network_failed' });
    expect(playback.view().playback.wantsPlay).toBe(true);
    playback.close();
    expect(cancelled()).toBe(1);
  });

  it('wants to play nothing when nothing could be opened', () => {
    const { playback, frame, tell } = scene();
    playback.attach(frame, 'http://127.0.0.1:1');
    tell({ kind: 'failed', code: 'not_a_recipient' });
    expect(playback.view().playback.wantsPlay).toBe(false);
    playback.close();
  });
});
