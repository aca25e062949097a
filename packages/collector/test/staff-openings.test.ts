// An opening over HTTP: the secret past the audit log, and the sealed bytes as one streamed file that really opens.
import { encodeSealedFile, keyIdOf, readSealedFile } from '@scrim/crypto/format';
import { openSealedFile, readingKey } from '@scrim/crypto/open';
import { decodeBase64Url, encodeBase64Url, type OpenedSecret, type Permit } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SITE } from './counter.ts';
import { CONSOLE, type Desk, startDesk } from './staff-desk.ts';

const purpose = 'A fault in the basket';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.close());

const openPath = ({ sid }: Pick<Permit, 'sid'>) => `/v1/sessions/${sid}/open`;
const chunksPath = ({ sid }: Pick<Permit, 'sid'>) => `/v1/sessions/${sid}/chunks`;
const asked = { method: 'POST', body: { purpose } };
const line = ({ sid }: Permit, result: string) =>
  `session.open | ${result} | Ada the analyst | analyst | session:${sid}`;

describe('the secret', () => {
  it('is released with what proves the consent, and opens what is streamed', async () => {
    const permit = await desk.record(3);
    const opened = await desk.json<OpenedSecret>(openPath(permit), asked);
    const kid = keyIdOf(1, desk.reading.publicKey);
    expect(opened).toMatchObject({
      session: { sid: permit.sid, siteId: SITE, chunks: 3 },
      psk: permit.psk,
      consentSalt: permit.consentSalt,
      recipients: [kid],
    });
    expect(decodeBase64Url(opened.receiptHash, 32)).not.toBeNull();
    const file = new Uint8Array(await (await desk.call(chunksPath(permit))).arrayBuffer());
    const key = await readingKey(1, desk.reading.privateKey);
    const psk = decodeBase64Url(opened.psk) ?? new Uint8Array();
    const chunks = await Array.fromAsync(openSealedFile(file, { key, psk, expect: { sid: permit.sid } }));
    const texts = chunks.flatMap(({ lines }) => lines.map((line) => JSON.parse(line).text));
    expect(texts).toEqual(['chunk 0', 'chunk 1', 'chunk 2']);
  });

  it('is of the receipt that the visitor was given', async () => {
    const receipt = await desk.receipt();
    const permit = await desk.permit(receipt);
    await desk.addPage(permit, 1);
    const { receiptHash } = await desk.json<OpenedSecret>(openPath(permit), asked);
    expect(receiptHash).toBe(encodeBase64Url(hashBytes(receipt)));
  });

  it('is released after the entry is durable, never before it', async () => {
    const permit = await desk.record(1);
    const seen: string[][] = [];
    const { openingSecret } = desk.erasure;
    Object.assign(desk.erasure, {
      openingSecret: async (...args: Parameters<typeof openingSecret>) => {
        seen.push(await desk.log());
        return openingSecret(...args);
      },
    });
    await desk.call(openPath(permit), asked);
    expect(seen).toEqual([[line(permit, 'allowed')]]);
    expect(await desk.log()).toEqual([line(permit, 'allowed')]);
    desk.stores.audit.append = () => Promise.reject(new Error('disk'));
    const refused = await desk.call(openPath(permit), asked);
    expect(await refused.text()).not.toContain(permit.psk);
    expect(refused.status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it('needs a purpose; without one nothing is looked up and nothing is on record', async () => {
    const permit = await desk.record(1);
    for (const bad of ['', '  a ', 'two\nlines', 'x'.repeat(501), 'y'.repeat(2500)]) {
      const options = { method: 'POST', body: { purpose: bad } };
      expect(await desk.problem(openPath(permit), options)).toBe('422 purpose_required');
    }
    expect(await desk.problem(openPath(permit), { method: 'POST', body: {} })).toBe('400 body_malformed');
    const none = { method: 'POST', body: { purpose: '' } };
    expect(await desk.problem('/v1/sessions/AAAAAAAAAAAAAAAAAAAAAA/open', none)).toBe('422 purpose_required');
    const huge = { method: 'POST', body: { purpose: 'y'.repeat(20_000) } };
    expect(await desk.problem(openPath(permit), huge)).toBe('413 body_too_large');
    expect(await desk.log()).toEqual([]);
  });

  it('of an empty session is not released, and no opening is on record', async () => {
    const permit = await desk.record(0);
    expect(await desk.problem(openPath(permit), asked)).toBe('409 session_empty');
    expect(await desk.problem(chunksPath(permit))).toBe('409 session_empty');
    expect(await desk.log()).toEqual([]);
    await desk.addPage(permit, 0);
    expect(await desk.json(openPath(permit), asked)).toMatchObject({ psk: permit.psk });
  });

  it('that goes while it is being released stays in, and that is on record', async () => {
    const permit = await desk.record(1);
    const { append } = desk.stores.audit;
    desk.stores.audit.append = async (entry) => {
      const seq = await append(entry);
      if (seq === 0) await desk.erasure.erase({ sid: permit.sid, reason: 'withdrawal' });
      return seq;
    };
    expect(await desk.problem(openPath(permit), asked)).toBe('410 session_erased');
    expect(await desk.log()).toEqual([line(permit, 'allowed'), line(permit, 'failed')]);
  });

  it('that is not there any more is told as erased', async () => {
    const permit = await desk.record(1);
    await desk.stores.keys.delete(permit.sid, 0);
    expect(await desk.problem(openPath(permit), asked)).toBe('410 session_erased');
  });
});

describe('the sealed bytes', () => {
  it('are one file, page loads in the order of the tab, not of arrival', async () => {
    const permit = await desk.record(0);
    const pages: Awaited<ReturnType<Desk['addPage']>>[] = [];
    for (const eseq of [2, 0, 1]) pages.push(await desk.addPage(permit, 2, eseq));
    const response = await desk.call(chunksPath(permit));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const file = new Uint8Array(await response.arrayBuffer());
    const records = await Array.fromAsync(readSealedFile(file));
    const headers = records.flatMap((record) => (record.kind === 'header' ? [record.header.core] : []));
    expect(headers.map(({ eseq }) => eseq)).toEqual([0, 1, 2]);
    expect(headers.map(({ eid }) => eid)).toEqual([1, 2, 0].map((at) => pages[at]?.sealer.eid));
    expect(records.map(({ kind }) => kind).join(' ')).toBe(Array(3).fill('header chunk chunk').join(' '));
    const released = await desk.access.open({ sid: permit.sid, actor: ACTOR, purpose: purpose as never });
    const inOrder = [1, 2, 0].map((at) => released.epochs[at]).filter((epoch) => epoch !== undefined);
    expect(file).toEqual(encodeSealedFile(inOrder));
  });

  /** How many chunks the store has given out. */
  const countReads = () => {
    const counter = { read: 0 };
    const { readChunks } = desk.stores.chunks;
    desk.stores.chunks.readChunks = async function* (epoch) {
      for await (const chunk of readChunks(epoch)) {
        counter.read++;
        yield chunk;
      }
    };
    return counter;
  };
  const streamOf = async (permit: Permit) => {
    const headers = { origin: CONSOLE, 'x-role': 'analyst' };
    const response = await desk.collector.staff(new Request(CONSOLE + chunksPath(permit), { headers }));
    if (response.body === null) throw new Error('there is a body');
    return response.body.getReader();
  };

  it('are read as they are asked for: memory holds one chunk at a time', async () => {
    const permit = await desk.record(50);
    const counter = countReads();
    const reader = await streamOf(permit);
    expect(counter.read).toBe(0);
    await reader.read();
    expect(counter.read).toBe(0);
    for (let chunk = 1; chunk <= 10; chunk++) {
      await reader.read();
      expect(counter.read).toBe(chunk);
    }
    await reader.cancel();
    expect(counter.read).toBe(10);
  });

  it('of a session that is erased meanwhile end in an error, never as if that had been all', async () => {
    const permit = await desk.record(5);
    const reader = await streamOf(permit);
    await reader.read();
    await reader.read();
    await desk.erasure.erase({ sid: permit.sid, reason: 'operator' });
    await expect(reader.read()).rejects.toMatchObject({ code: 'session_erased' });
  });

  it('end in an error also where bytes are gone and the index does not say so yet', async () => {
    const permit = await desk.record(1);
    await desk.addPage(permit, 1, 1);
    const reader = await streamOf(permit);
    for (let piece = 0; piece < 2; piece++) await reader.read();
    await desk.stores.chunks.eraseSession(permit.sid, 0);
    expect((await desk.stores.sessions.get(permit.sid))?.state).toBe('open');
    await expect(reader.read()).rejects.toMatchObject({ code: 'session_erased' });
  });

  it('break off over HTTP too: the browser is told of an error, not of an end', async () => {
    const permit = await desk.record(0);
    const page = await desk.addPage(permit, 0);
    // More than the sockets of both ends hold, so that the server is still sending when the session goes.
    for (let at = 0; at < 40; at++) await desk.ingest(page.chunk(randomText(500_000)));
    const whole = await (await desk.call(chunksPath(permit))).arrayBuffer();
    expect(whole.byteLength).toBeGreaterThan(10_000_000);
    const response = await desk.call(chunksPath(permit));
    const reader = response.body?.getReader();
    await reader?.read();
    await desk.erasure.erase({ sid: permit.sid, reason: 'operator' });
    const rest = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return 'a clean end';
    };
    await expect(rest()).rejects.toThrow(TypeError);
  });
});

const ACTOR = { id: 'a', role: 'analyst' } as const;

/** Text that does not compress away. */
function randomText(length: number): string {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return Buffer.from(bytes).toString('base64');
}
