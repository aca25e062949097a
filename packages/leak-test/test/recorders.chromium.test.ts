// Recorders under test that need no browser to be tested: what is theirs, and what they refuse.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { leakyRecorder } from '../src/recorders/leaky.ts';
import { ownRecorder } from '../src/recorders/own.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import type { SentRequest } from '../src/wire/sent-request.ts';

const sent = (url: string, body: string | Uint8Array): SentRequest => ({
  ...{ atMs: 0, method: 'POST', url, headers: {} },
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
});

describe('plain rrweb', () => {
  const first = { type: 4, timestamp: 1, data: {} };
  const second = { type: 3, timestamp: 2, data: { source: 5 } };

  test('its events come in order, gzipped or not, and from its host only', async () => {
    const { decode } = rrwebRecorder();
    const decoded = await decode?.([
      sent('https://collect.rrweb.test/events', JSON.stringify([second])),
      sent('https://collect.rrweb.test/events', gzipSync(JSON.stringify([first]))),
      sent('https://other.test/events', JSON.stringify([first])),
      sent('https://collect.rrweb.test/events', ''),
    ]);
    expect(decoded?.events).toEqual([first, second]);
  });

  test('what is not JSON does not open', async () => {
    await expect(
      rrwebRecorder().decode?.([sent('https://collect.rrweb.test/events', 'sealed')]),
    ).rejects.toThrow();
  });

  test('an option that cannot get into the page is refused', () => {
    const options = { maskInputFn: () => '' };
    expect(() => rrwebRecorder({ options })).toThrow(
      expect.objectContaining({ code: 'leak_test_bad_option' }),
    );
  });

  test('its options stand in front of its script', async () => {
    const script = await rrwebRecorder({ options: { maskAllInputs: true } }).script?.();
    expect(script?.startsWith('globalThis.leakTestRrwebOptions = {"maskAllInputs":true};')).toBe(true);
  });
});

describe('the recorder of a page', () => {
  test('sends to whatever is not the page’s own host, another port of it too', async () => {
    const own = ownRecorder();
    await own.prepare?.(['https://shop.example', 'http://localhost:8080']);
    const hosts = ['shop.example', 'localhost:8080', 'localhost:8090', 'collect.example'];
    expect(hosts.filter((host) => own.isRecorders(host))).toEqual(['localhost:8090', 'collect.example']);
  });

  test('or to the hosts that are named', () => {
    const { isRecorders } = ownRecorder({ hosts: ['collect.example', '*.replay.example'] });
    expect(isRecorders('collect.example')).toBe(true);
    expect(isRecorders('eu.replay.example')).toBe(true);
    expect(isRecorders('replay.example')).toBe(false);
    expect(isRecorders('notreplay.example')).toBe(false);
    expect(isRecorders('collect.example:8443')).toBe(true);
  });
});

test('the leaky recorder sends to a host that can exist in tests only', () => {
  const { isRecorders, name } = leakyRecorder();
  expect(name).toBe('leaky');
  expect(isRecorders('collect.leaky.test')).toBe(true);
  expect(isRecorders('leaky.test')).toBe(false);
});
