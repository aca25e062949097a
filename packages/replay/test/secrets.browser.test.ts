// Keys, psk and passphrase: what goes into the worker does not come out again, whatever is opened or refused.

import { newOfficerIdentity, wrapKeyForOfficers } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { createReader } from '@scrim/replay';
import { afterEach, describe, expect, it } from 'vitest';
import { greedyStage, newWorker, openingOf, streamOf } from './reading.ts';
import { click, meta, picture } from './recorded-events.ts';
import { PASSPHRASE, type SealedVisit, STARTED_AT_MS, sealVisit } from './sealed-visit.ts';

const T = STARTED_AT_MS;
const VISIT = [
  {
    chunks: [
      [meta(T, 'https://x/'), picture(T, [{ id: 6, tag: 'p', children: [{ id: 7, text: 'secret page' }] }])],
      [click(T + 5, 6)],
    ],
  },
];

/** Is the secret in what was said, as bytes, text, hex or base64url, however deep? */
function holds(said: unknown, secret: Uint8Array | string): boolean {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const words = [hex, encodeBase64Url(bytes), btoa(String.fromCharCode(...bytes)), bytes.join(',')];
  if (typeof secret === 'string') words.push(secret);
  const spread = (_: string, value: unknown) => {
    if (value instanceof ArrayBuffer) return new Uint8Array(value).join(',');
    if (ArrayBuffer.isView(value))
      return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).join(',');
    if (value instanceof CryptoKey) return hex;
    if (value instanceof Map || value instanceof Set) return [...value];
    if (value instanceof Error) return { ...value, message: value.message, stack: value.stack };
    return value;
  };
  const text = JSON.stringify(said, spread);
  return words.some((word) => text.includes(word));
}

/** A worker whose every message is kept. */
function listenIn(): { worker: Worker; said: unknown[] } {
  const worker = newWorker();
  const said: unknown[] = [];
  worker.addEventListener('message', ({ data }) => said.push(data));
  return { worker, said };
}

describe('what the worker says', () => {
  const workers: Worker[] = [];
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.terminate();
  });

  async function everything(visit: SealedVisit): Promise<{ said: unknown[]; lines: string[] }> {
    const { worker, said } = listenIn();
    workers.push(worker);
    const reader = createReader(worker);
    await reader.unlock(visit.keyFile, 'not the passphrase').catch(() => undefined);
    await reader.unlock(visit.keyFile, PASSPHRASE);
    const stage = greedyStage();
    await reader.open({ ...openingOf(visit), chunks: streamOf(visit.file), stage: stage.port }).done;
    const broken = visit.file.map((byte, at) => (at === visit.file.length - 1 ? byte ^ 1 : byte));
    await reader.open({ ...openingOf(visit), chunks: streamOf(broken), stage: greedyStage().port }).done;
    return { said, lines: stage.lines };
  }

  it('holds no key, psk or passphrase, and nothing of the page', async () => {
    const visit = await sealVisit(VISIT);
    const { said, lines } = await everything(visit);
    expect(said.length).toBeGreaterThan(6);
    for (const secret of [visit.pair.privateKey, visit.psk, PASSPHRASE, 'not the passphrase', 'secret page'])
      expect(holds(said, secret)).toBe(false);
    expect(holds(lines, visit.pair.privateKey)).toBe(false);
    expect(holds(lines, visit.psk)).toBe(false);
    // The search finds what is there.
    expect(holds(lines, 'secret page')).toBe(true);
    expect(holds([...said, { deep: [{ key: visit.pair.privateKey }] }], visit.pair.privateKey)).toBe(true);
    expect(holds([encodeBase64Url(visit.psk)], visit.psk)).toBe(true);
    expect(holds(said, visit.pair.kid)).toBe(true);
  });

  it("holds no officer's identity and no key from an age file", async () => {
    const visit = await sealVisit(VISIT);
    const [officer, stranger] = await Promise.all([newOfficerIdentity(), newOfficerIdentity()]);
    const { worker, said } = listenIn();
    workers.push(worker);
    const reader = createReader(worker);
    const keyFile = await wrapKeyForOfficers(visit.pair, [officer.recipient]);
    await reader.unlock(keyFile, stranger.identity).catch(() => undefined);
    await reader.unlock(keyFile, officer.identity);
    expect(holds(said, visit.pair.kid)).toBe(true);
    for (const secret of [visit.pair.privateKey, officer.identity, stranger.identity])
      expect(holds(said, secret)).toBe(false);
    expect(holds([...said, officer.identity], officer.identity)).toBe(true);
  });

  it('ends with the keys', async () => {
    const visit = await sealVisit(VISIT);
    const { worker, said } = listenIn();
    const reader = createReader(worker);
    await reader.unlock(visit.keyFile, PASSPHRASE);
    const never = new ReadableStream<Uint8Array>();
    const opening = reader.open({ ...openingOf(visit), chunks: never, stage: greedyStage().port });
    const failures: unknown[] = [];
    opening.updates.subscribe((update) => failures.push(update));
    reader.forget();
    await expect(opening.done).rejects.toMatchObject({ code: 'forgotten' });
    expect(failures).toEqual([{ kind: 'failed', code: 'forgotten' }]);
    expect(reader.keys()).toEqual([]);
    const before = said.length;
    worker.postMessage({
      kind: 'unlock',
      id: 99,
      keyFile: visit.keyFile,
      secret: new TextEncoder().encode(PASSPHRASE),
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(said.length).toBe(before);
  });
});
