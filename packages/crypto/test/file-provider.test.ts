// The file provider: what is wrapped opens in its context and nowhere else, and no process loses another's keys.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyBytes } from '@scrim/crypto/keys';
import { createFileKeyProvider, type KeyContext, type SigningPurpose } from '@scrim/crypto/providers';
import type { SiteId } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SID, SITE } from './forge.ts';
import { hex, toHex } from './known-answers.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrim-provider-'));
  path = join(folder, 'keys.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const context: KeyContext = { siteId: SITE, sid: SID, gen: 0, use: 'secret' };
const secret = hex('00112233445566778899aabbccddeeff');
const coded = (code: string) => expect.objectContaining({ code });

describe('wrapping', () => {
  it('opens in its context, after a restart too', async () => {
    const { kek, wrapped } = await (await createFileKeyProvider({ path })).wrap(secret, context);
    const again = await createFileKeyProvider({ path });
    expect(toHex(await again.unwrap(wrapped, { ...context, kek }))).toBe(toHex(secret));
    expect(kek).toBe(await again.current());
  });

  it.each<[string, Partial<KeyContext>]>([
    ['site', { siteId: 'other' as SiteId }],
    ['session', { sid: 'AAAAAAAAAAAAAAAAAAAAAA' as typeof SID }],
    ['generation', { gen: 1 }],
    ['use', { use: 'consent' }],
  ])('does not open for another %s', async (_, other) => {
    const provider = await createFileKeyProvider({ path });
    const { kek, wrapped } = await provider.wrap(secret, context);
    await expect(provider.unwrap(wrapped, { ...context, kek, ...other })).rejects.toEqual(
      coded('unwrap_failed'),
    );
  });

  it('does not open without its use, altered, cut, or under another version', async () => {
    const provider = await createFileKeyProvider({ path });
    const { kek, wrapped } = await provider.wrap(secret, context);
    const { use: _, ...plain } = context;
    const failed = coded('unwrap_failed');
    await expect(provider.unwrap(wrapped, { ...plain, kek })).rejects.toEqual(failed);
    await expect(
      provider.unwrap(wrapped.with(13, 0xff ^ (wrapped[13] ?? 0)), { ...context, kek }),
    ).rejects.toEqual(failed);
    await expect(provider.unwrap(wrapped.slice(0, 20), { ...context, kek })).rejects.toEqual(failed);
    await expect(provider.unwrap(new Uint8Array(), { ...context, kek })).rejects.toEqual(failed);
    const next = await provider.create();
    await expect(provider.unwrap(wrapped, { ...context, kek: next })).rejects.toEqual(failed);
    await expect(provider.unwrap(wrapped, { ...context, kek: 'none' })).rejects.toEqual(coded('kek_unknown'));
  });

  it('never wraps the same twice to the same bytes', async () => {
    const provider = await createFileKeyProvider({ path });
    const [a, b] = [await provider.wrap(secret, context), await provider.wrap(secret, context)];
    expect(toHex(a.wrapped)).not.toBe(toHex(b.wrapped));
  });
});

describe('KEK versions', () => {
  it('new ones wrap, old ones open, destroyed ones do neither', async () => {
    const provider = await createFileKeyProvider({ path });
    const { kek, wrapped } = await provider.wrap(secret, context);
    await expect(provider.destroy(kek)).rejects.toEqual(coded('kek_current'));
    const next = await provider.create();
    expect(await provider.current()).toBe(next);
    expect((await provider.wrap(secret, context)).kek).toBe(next);
    expect(toHex(await provider.unwrap(wrapped, { ...context, kek }))).toBe(toHex(secret));
    const before = await readFile(path, 'utf8');
    await provider.destroy(kek);
    await expect(provider.unwrap(wrapped, { ...context, kek })).rejects.toEqual(coded('kek_destroyed'));
    await expect(provider.wrap(secret, { ...context, kek })).rejects.toEqual(coded('kek_destroyed'));
    expect([await provider.state(kek), await provider.state(next), await provider.state('x')]).toEqual([
      'destroyed',
      'enabled',
      'unknown',
    ]);
    const bytes = JSON.parse(before).keks[kek];
    expect(await readFile(path, 'utf8')).not.toContain(bytes);
  });

  it('destroyed by one provider, are gone for another that was open all the time', async () => {
    const [one, other] = [await createFileKeyProvider({ path }), await createFileKeyProvider({ path })];
    const { kek, wrapped } = await other.wrap(secret, context);
    await one.create();
    await one.destroy(kek);
    await expect(other.unwrap(wrapped, { ...context, kek })).rejects.toEqual(coded('kek_destroyed'));
  });
});

describe('signing', () => {
  it('has a key of its own for each purpose, the same after a restart', async () => {
    const provider = await createFileKeyProvider({ path });
    const purposes: SigningPurpose[] = ['receipt', 'checkpoint', 'certificate', 'journal'];
    const keys = await Promise.all(purposes.map((purpose) => provider.verifyKey(purpose)));
    expect(new Set(keys.map(toHex)).size).toBe(4);
    const signature = await provider.sign('receipt', secret);
    const again = await createFileKeyProvider({ path });
    expect(await verifyBytes(await again.verifyKey('receipt'), signature, secret)).toBe(true);
    expect(await verifyBytes(await again.verifyKey('journal'), signature, secret)).toBe(false);
    await expect(provider.sign('other' as SigningPurpose, secret)).rejects.toThrow(TypeError);
  });
});

describe('the file', () => {
  it('is private, and stays so', async () => {
    const provider = await createFileKeyProvider({ path });
    await provider.create();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['keys.json']);
    await chmod(path, 0o644);
    await expect(provider.current()).rejects.toEqual(coded('provider_exposed'));
    await expect(createFileKeyProvider({ path })).rejects.toEqual(coded('provider_exposed'));
  });

  it('is never made anew behind an open provider', async () => {
    const provider = await createFileKeyProvider({ path });
    await rm(path);
    await expect(provider.current()).rejects.toEqual(coded('provider_missing'));
    await expect(provider.create()).rejects.toEqual(coded('provider_missing'));
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['', '{}', '[]', '{"format":"scrim-provider/1"}'])(
    '%j is refused and not overwritten',
    async (text) => {
      await writeFile(path, text, { mode: 0o600 });
      await expect(createFileKeyProvider({ path })).rejects.toEqual(coded('provider_malformed'));
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );
});

describe('several processes at once', () => {
  const program = fileURLToPath(new URL('provider-worker.ts', import.meta.url));
  const run = async (versions: number) => {
    const options = ['--conditions=@scrim/source', program, path, String(versions)];
    const { stdout } = await promisify(execFile)(process.execPath, options);
    return JSON.parse(stdout) as { id: string; created: string[] };
  };

  it('agree on one file and lose no version', async () => {
    const seen = await Promise.all(Array.from({ length: 5 }, () => run(3)));
    const provider = await createFileKeyProvider({ path });
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([provider.id]));
    const created = seen.flatMap((process) => process.created);
    expect(new Set(created).size).toBe(15);
    for (const version of created) expect(await provider.state(version)).toBe('enabled');
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('that all find no file make one, and the first one stays', async () => {
    const racing = Array.from({ length: 20 }, () => createFileKeyProvider({ path }));
    const wrapped = await Promise.all(
      racing.map(async (creating) => {
        const provider = await creating;
        return { id: provider.id, ...(await provider.wrap(secret, context)) };
      }),
    );
    const provider = await createFileKeyProvider({ path });
    expect(new Set(wrapped.map(({ id }) => id))).toEqual(new Set([provider.id]));
    for (const { kek, wrapped: bytes } of wrapped) {
      expect(toHex(await provider.unwrap(bytes, { ...context, kek }))).toBe(toHex(secret));
    }
  });

  it('wait for a lock, and say so when nobody lets go', async () => {
    const provider = await createFileKeyProvider({ path });
    await writeFile(`${path}.lock`, '');
    const creating = provider.create();
    await rm(`${path}.lock`);
    expect(await creating).toBe('kek-2');
    await writeFile(`${path}.lock`, '');
    await expect(provider.create()).rejects.toEqual(coded('provider_locked'));
    expect(await provider.current()).toBe('kek-2');
  });
});
