import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSessionId, randomBytes } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSession, newConsent, type Opened, openAll, siteId, temporaryFolder } from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let all: Opened;
beforeEach(async () => {
  folder = temporaryFolder();
  all = await openAll(folder.path);
});
afterEach(async () => {
  await all.close();
  folder.remove();
});

describe('a secret', () => {
  it('gives permit, continuation and opening the same psk, and the consent link back', async () => {
    const { sid, consent, psks } = await makeSession(all.stores, all.erasure);
    expect(await all.erasure.writeSecrets(sid, 0)).toEqual({
      ...psks,
      consentSalt: consent.salt,
      receiptHash: consent.receiptHash,
    });
    expect(await all.erasure.openingSecret(sid, 0)).toEqual({
      psk: psks.psk,
      consentSalt: consent.salt,
      receiptHash: consent.receiptHash,
    });
    expect([psks.psk.length, psks.cardPsk.length]).toEqual([32, 32]);
    expect(psks.cardPsk).not.toEqual(psks.psk);
  });

  it('is another one for every session and generation', async () => {
    const sid = newSessionId();
    const make = (gen: number) => all.erasure.createSecret({ siteId, sid, gen, consent: newConsent() });
    const [zero, one] = [await make(0), await make(1)];
    const { psks } = await makeSession(all.stores, all.erasure);
    const made = [zero, one, psks].flatMap(({ psk, cardPsk }) => [psk, cardPsk]);
    expect(new Set(made.map(String)).size).toBe(6);
  });

  it('is made once, also by two at a time', async () => {
    const request = () => ({ siteId, sid, gen: 0, consent: newConsent() });
    const sid = newSessionId();
    const made = await Promise.allSettled([
      all.erasure.createSecret(request()),
      all.erasure.createSecret(request()),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = all.erasure.createSecret(request());
    await expect(again).rejects.toMatchObject({ name: 'ErasureError', code: 'secret_exists' });
  });

  it('is unknown where there never was one', async () => {
    const sid = newSessionId();
    expect(await all.erasure.writeSecrets(sid, 0)).toBeNull();
    await expect(all.erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'secret_unknown' });
  });

  it('is bound to its session, its generation and its use', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    const row = await all.stores.keys.get(sid, 0);
    if (row === null) throw new Error('no row');
    const moved = { ...row, sid: newSessionId() };
    await all.stores.keys.create(moved);
    await all.stores.keys.create({ ...row, gen: 1 });
    await all.stores.keys.create({ ...row, gen: 2, wrappedSecret: row.wrappedConsent });
    await expect(all.erasure.openingSecret(moved.sid, 0)).rejects.toMatchObject({ code: 'unwrap_failed' });
    await expect(all.erasure.openingSecret(sid, 1)).rejects.toMatchObject({ code: 'unwrap_failed' });
    await expect(all.erasure.openingSecret(sid, 2)).rejects.toMatchObject({ code: 'unwrap_failed' });
    expect((await all.erasure.openingSecret(sid, 0)).psk).toHaveLength(32);
    const swapped = newSessionId();
    const own = { siteId, sid: swapped, gen: 0, kek: row.kek };
    const asConsent = await all.provider.wrap(randomBytes(32), { ...own, use: 'consent' });
    const consent = await all.provider.wrap(randomBytes(48), { ...own, use: 'consent' });
    const wraps = { wrappedSecret: asConsent.wrapped, wrappedConsent: consent.wrapped };
    await all.stores.keys.create({ ...own, ...wraps });
    await expect(all.erasure.openingSecret(swapped, 0)).rejects.toMatchObject({ code: 'unwrap_failed' });
  });

  it('is readable in no byte of the store, nor is what ties it to a receipt', async () => {
    const { consent, psks } = await makeSession(all.stores, all.erasure);
    const { sid } = (await all.stores.sessions.list({ limit: 1 })).rows[0] ?? {};
    const files = ['scrim.db', 'scrim.db-wal'].map((name) => readFileSync(join(folder.path, name)));
    const has = (bytes: Uint8Array) => files.some((file) => file.includes(Buffer.from(bytes)));
    const row = sid === undefined ? null : await all.stores.keys.get(sid, 0);
    expect(has(row?.wrappedSecret ?? new Uint8Array(1))).toBe(true);
    expect([psks.psk, psks.cardPsk, consent.salt, consent.receiptHash].map(has)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('opens on after a new KEK version, and no more once its own is destroyed', async () => {
    const { sid, psks } = await makeSession(all.stores, all.erasure);
    const { kek = '' } = (await all.stores.keys.get(sid, 0)) ?? {};
    await all.provider.create();
    expect((await all.erasure.openingSecret(sid, 0)).psk).toEqual(psks.psk);
    await all.provider.destroy(kek);
    await expect(all.erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'kek_destroyed' });
  });

  it.each([
    ['salt', { salt: randomBytes(15), receiptHash: randomBytes(32) }],
    ['receiptHash', { salt: randomBytes(16), receiptHash: randomBytes(33) }],
  ])('takes no %s of another length', async (field, consent) => {
    const sid = newSessionId();
    const made = all.erasure.createSecret({ siteId, sid, gen: 0, consent });
    await expect(made).rejects.toThrow(RangeError);
    await expect(made).rejects.toThrow(field);
    expect(await all.stores.keys.get(sid, 0)).toBeNull();
  });
});
