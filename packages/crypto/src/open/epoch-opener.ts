// Opens one epoch: own wrap, root, commitment, then chunk by chunk along the ratchet. Tells failures apart by nothing
// but what is public.

import type { SealedHeader } from '../format/header.ts';
import { checkPsk, chunkAad, deriveCommit, firstChain, stepChain, wrapInfo } from '../format/key-schedule.ts';
import { FLAG_FINAL, MAX_CHUNK_INDEX } from '../format/limits.ts';
import type { ChunkRecord } from '../format/sealed-file.ts';
import { refuseUnless, SealedFormatError } from '../format/sealed-format-error.ts';
import { openPsk } from '../hpke/open-psk.ts';
import { type ChunkKey, decryptWith, importChunkKey } from './chunk-decrypt.ts';
import type { ReadingKey } from './reading-key.ts';

/** Opens the chunks of one epoch in ascending order; it cannot go back. */
export type OpenChunk = (chunk: ChunkRecord) => Promise<Uint8Array<ArrayBuffer>>;

const failed = () => new SealedFormatError('ssf_open_failed', 'does not open');

/** @throws SealedFormatError `ssf_no_recipient`, `ssf_open_failed`. */
export async function openEpoch(header: SealedHeader, key: ReadingKey, psk: Uint8Array): Promise<OpenChunk> {
  const takeKey = createKeyWalk(await unwrapChain(header, key, psk));
  return async ({ i, flags, ct }) => {
    const chunkKey = await takeKey(i, (flags & FLAG_FINAL) !== 0);
    const plaintext = await decryptWith(chunkKey, chunkAad(header.hh, i, flags), ct);
    if (plaintext === null) throw failed();
    return plaintext;
  };
}

/** Walks the chain to the key of each index asked for, ascending. The next key is imported while a chunk is opened. */
function createKeyWalk(first: Uint8Array): (i: number, isLast: boolean) => Promise<ChunkKey> {
  let chain = first;
  let next = 0;
  let ahead: Promise<ChunkKey> | null = null;

  function walkTo(i: number): Promise<ChunkKey> {
    for (; next < i; next += 1) chain = stepChain(chain, next).chain;
    const step = stepChain(chain, i);
    chain = step.chain;
    next = i + 1;
    const imported = importChunkKey(step.secret);
    // A key that nobody takes must not end the program; who takes it sees the fault.
    imported.catch(() => undefined);
    return imported;
  }

  return (i, isLast) => {
    const taken = ahead !== null && next === i + 1 ? ahead : walkTo(i);
    ahead = isLast || i === MAX_CHUNK_INDEX ? null : walkTo(i + 1);
    return taken;
  };
}

/**
 * `chain_0` of an epoch, its commitment checked.
 *
 * @throws SealedFormatError `ssf_no_recipient`, `ssf_open_failed`.
 */
export async function unwrapChain(
  header: SealedHeader,
  key: ReadingKey,
  psk: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  checkPsk(psk);
  const root = await unwrapRoot(header, key, psk);
  if (!isSame(deriveCommit(root, header.hw), header.commit)) throw failed();
  const chain = firstChain(root, header.hh);
  root.fill(0);
  return chain;
}

async function unwrapRoot(header: SealedHeader, key: ReadingKey, psk: Uint8Array): Promise<Uint8Array> {
  const wrap = header.wraps.find(({ kid }) => kid === key.kid);
  refuseUnless(wrap !== undefined, 'ssf_no_recipient', 'no wrap for this key');
  if (key.suite !== header.core.suite) throw failed();
  const pskId = new TextEncoder().encode(header.core.permitId);
  try {
    return await openPsk(key.suite, key.decap, { info: wrapInfo(header.hc), psk, pskId }, wrap);
  } catch {
    throw failed();
  }
}

/** Compares in a time that does not depend on where the first difference lies. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [at, byte] of a.entries()) difference |= byte ^ (b[at] ?? 0);
  return difference === 0;
}
