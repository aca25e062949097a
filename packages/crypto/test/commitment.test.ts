// The commitment fixes one root for all recipients, and is checked before any use of a root: without it a sealer could
// show two key holders two different sessions under one header.
import { encodeBase64Url } from '@scrim/protocol';
import { expect, it } from 'vitest';
import { hashOf, hashWraps, parseHeader, writeHeader } from '../src/format/header.ts';
import { writeCore } from '../src/format/header-core.ts';
import { deriveCommit, wrapInfo } from '../src/format/key-schedule.ts';
import { loadKem } from '../src/hpke/kem.ts';
import { sealPsk } from '../src/hpke/seal-psk.ts';
import { fileOf, type Holder, newCore, newHolder, openFile, PSK } from './forge.ts';

async function headerWith(roots: readonly (readonly [Holder, Uint8Array])[], committed: Uint8Array) {
  const core = newCore();
  const hc = hashOf(writeCore(core));
  const binding = { info: wrapInfo(hc), psk: PSK, pskId: new TextEncoder().encode(core.permitId) };
  const wraps = await Promise.all(
    roots.map(async ([{ pair }, root]) => ({
      kid: pair.kid,
      ...(await sealPsk(await loadKem(1), pair.publicKey, binding, root)),
    })),
  );
  const commit = deriveCommit(committed, hashWraps(hc, wraps));
  return new TextEncoder().encode(writeHeader(writeCore(core), wraps, commit));
}

const root = (byte: number) => new Uint8Array(32).fill(byte);

it('two roots under one header: the holder of the other root reads nothing, not even an empty epoch', async () => {
  const [one, two] = [await newHolder(), await newHolder()];
  const honest = await headerWith(
    [
      [one, root(1)],
      [two, root(1)],
    ],
    root(1),
  );
  const forged = await headerWith(
    [
      [one, root(1)],
      [two, root(2)],
    ],
    root(1),
  );
  const codes = async (header: Uint8Array) =>
    await Promise.all(
      [one, two].map(async ({ key }) => (await openFile(fileOf({ header, chunks: [] }), key)).code),
    );
  expect(await codes(honest)).toEqual([null, null]);
  expect(await codes(forged)).toEqual([null, 'ssf_open_failed']);
});

it('a commitment to other wraps is refused', async () => {
  const one = await newHolder();
  const header = await headerWith([[one, root(1)]], root(1));
  const { core, wraps } = parseHeader(header);
  const commit = deriveCommit(root(1), hashWraps(hashOf(writeCore(core)), []));
  const moved = new TextEncoder().encode(writeHeader(writeCore(core), wraps, commit));
  expect(encodeBase64Url(parseHeader(moved).hw)).toBe(encodeBase64Url(parseHeader(header).hw));
  expect((await openFile(fileOf({ header: moved, chunks: [] }), one.key)).code).toBe('ssf_open_failed');
});
