// A whole ceremony through the real command: a root key that never meets the collector, its grant, a manifest that the
// manifest key signs, a new reading key, an old one revoked; and at each point the sessions that open, and with what.
import { readFile } from 'node:fs/promises';
import { openEmbedded } from '@scrim/collector/embedded';
import type { SessionId } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace, refusal, textOf } from './key-place.ts';
import { EVENTS, ORIGIN, recordVisit } from './recorded-visit.ts';

const SITE = 'ceremony-shop';
const SIGNING = ['--manifest-key', 'manifest.key.age', '--identity', 'me.agekey'];
let place: KeyPlace;
const kids: Record<string, string> = {};
const sids: Record<string, SessionId> = {};

const scrim = (...args: string[]) => place.scrim(...args);
const atSite = (...args: string[]) => scrim(...args, '--data', 'data');

/** A run that must have gone well, with what it printed. */
async function printed(...args: string[]) {
  const { code, stdout, stderr } = await scrim(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

async function visit(name: string): Promise<void> {
  const sid = await recordVisit(place.file('data'), SITE);
  if (sid === null) throw new Error('the site is enabled');
  sids[name] = sid;
}

const open = (session: string, key: string) => {
  const args = ['--key', key, '--identity', 'me.agekey', '--purpose', 'ticket 4711'];
  return atSite('open', sids[session] ?? '', ...args);
};
const OPENED = { code: 0, stdout: `${EVENTS.join('\n')}\n` };

async function lastPublication() {
  const { audit, close } = await openEmbedded({ folder: place.file('data') });
  try {
    const leaves = await Array.fromAsync(audit.read());
    return leaves.filter(({ action }) => action === 'manifest.publish').slice(-2);
  } finally {
    await close();
  }
}

beforeAll(async () => {
  place = await newKeyPlace();
});
afterAll(() => place.remove());

describe('a ceremony', () => {
  it('begins with keys for officers, and a root that signs one grant offline', async () => {
    const to = ['--to', place.me.recipient];
    const root = await printed('key', 'new', '--type', 'signing', '--out', 'offline/root.age', ...to);
    const signer = await printed('key', 'new', '--type', 'signing', '--out', 'manifest.key.age', ...to);
    const old = await printed('key', 'new', '--out', 'old.key.age', ...to);
    kids.old = old.kid;
    const recipient = ['--recipient', old.publicKey];
    const draft = await scrim('manifest', 'draft', SITE, '--origin', ORIGIN, ...recipient, '--enabled');
    await place.write('first.json', draft.stdout);
    const offline = ['--root-key', 'offline/root.age', '--identity', 'me.agekey'];
    const key = ['--manifest-public-key', signer.publicKey];
    await printed('manifest', 'grant', SITE, ...offline, ...key, '--out', 'grant.jws');
    await printed('manifest', 'sign', 'first.json', ...SIGNING, '--grant', 'grant.jws', '--out', 'first.jws');
    await printed('manifest', 'verify', 'first.jws', '--root-key', root.publicKey, '--site', SITE);
    await printed('manifest', 'publish', 'first.jws', '--root-key', root.publicKey, '--data', 'data');
    expect(await recordVisit(place.file('data'), SITE)).toBeNull();
  });

  it('records once the manifest key enables the site, to the key of then', async () => {
    await printed('site', 'enable', SITE, ...SIGNING, '--data', 'data');
    await visit('before');
    expect(await open('before', 'old.key.age')).toMatchObject(OPENED);
  });

  it('rotates to a new key of another suite, in words that say what that does', async () => {
    const change = [
      '--drop',
      kids.old ?? '',
      '--new',
      'new.key.age',
      '--suite',
      '2',
      '--to',
      place.me.recipient,
    ];
    const told = await printed('key', 'rotate', SITE, ...change, ...SIGNING, '--data', 'data');
    kids.new = told.newKey.kid;
    expect(told).toMatchObject({ manifestVersion: 3, enabled: true, added: [kids.new], dropped: [kids.old] });
    expect(told.newKey).toMatchObject({
      suite: 2,
      file: 'new.key.age',
      protection: { by: 'age', recipients: 1 },
    });
    const words = told.means.join('\n');
    expect(words).toMatch(/next load/);
    expect(words).toMatch(/at most 60 minutes/);
    expect(words).toMatch(/Sessions from before still open with what was dropped/);
    expect(words).toMatch(/Nothing takes back/);
    expect(words).toMatch(/psk/);
    expect(words).toMatch(/minManifestVersion 3\b/);
    expect(await lastPublication()).toMatchObject([
      { role: 'site-admin', objects: [`site:${SITE}`, 'manifest:3'], result: 'allowed' },
      { result: 'done' },
    ]);
    await visit('after');
  });

  it('leaves each session to the key it was sealed to', async () => {
    expect(await open('before', 'old.key.age')).toMatchObject(OPENED);
    expect(await open('after', 'new.key.age')).toMatchObject(OPENED);
    expect(await open('before', 'new.key.age')).toMatchObject(refusal('ssf_no_recipient'));
    expect(await open('after', 'old.key.age')).toMatchObject(refusal('ssf_no_recipient'));
  });

  it('refuses changes that leave nobody, two suites, one reader twice or none of that id; nothing is published', async () => {
    const before = await lastPublication();
    const rotate = (...args: string[]) => atSite('key', 'rotate', SITE, ...args, ...SIGNING);
    const made = ['--new', 'never.age', '--to', place.me.recipient];
    const outcomes = await Promise.all([
      atSite('key', 'revoke', SITE, kids.new ?? '', ...SIGNING),
      atSite('key', 'revoke', SITE, kids.old ?? '', ...SIGNING),
      rotate('--add', textOf(place.reading)),
      atSite('key', 'rotate', SITE, ...made, '--identity', 'me.agekey', '--manifest-key', 'old.key.age'),
      rotate('--drop', kids.old ?? '', ...made),
      rotate('--drop', kids.new ?? ''),
      rotate('--add', textOf(place.reading), '--suite', '2'),
      rotate('--drop', kids.new ?? '', '--new', 'old.key.age', '--to', place.me.recipient),
    ]);
    const codes = outcomes.map(({ code, stderr }) => [code, /^error: (\w+): .*\.\n$/.exec(stderr)?.[1]]);
    expect(codes).toEqual([
      [1, 'recipients_none'],
      [1, 'recipient_unknown'],
      [1, 'recipients_mixed'],
      [1, 'key_wrong_kind'],
      [1, 'recipient_unknown'],
      [2, 'usage'],
      [2, 'usage'],
      [1, 'file_exists'],
    ]);
    expect(await lastPublication()).toEqual(before);
    await expect(readFile(place.file('never.age'))).rejects.toThrow();
  });

  it('revokes a reader: what it was sealed to it opens, what comes after it does not', async () => {
    const add = ['--new', 'second.key.age', '--to', place.me.recipient];
    const { newKey } = await printed('key', 'rotate', SITE, ...add, ...SIGNING, '--data', 'data');
    expect(newKey.suite).toBe(2);
    await visit('both');
    const revoked = await printed('key', 'revoke', SITE, newKey.kid, ...SIGNING, '--data', 'data');
    expect(revoked).toMatchObject({ added: [], dropped: [newKey.kid], recipients: [kids.new] });
    expect(revoked.means.join('\n')).toMatch(/Nothing takes back/);
    await visit('later');
    expect(await open('both', 'second.key.age')).toMatchObject(OPENED);
    expect(await open('later', 'second.key.age')).toMatchObject(refusal('ssf_no_recipient'));
    expect(await open('later', 'new.key.age')).toMatchObject(OPENED);
  });
});
