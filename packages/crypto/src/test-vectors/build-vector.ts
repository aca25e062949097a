// One test vector from its inputs: every intermediate value of the key schedule, written down. For tests only: these
// inputs are what a sealer must draw at random and never show.
import { decodeBase64Url, encodeBase64Url, type Recipient } from '@scrim/protocol';
import type { KEMFactory } from 'hpke';
import { parseHeader, type SealedHeader } from '../format/header.ts';
import { type HeaderCore, writeCore } from '../format/header-core.ts';
import { keyIdOf } from '../format/key-id.ts';
import { type ChunkSecret, chunkAad, stepChain } from '../format/key-schedule.ts';
import { type ChunkRecord, encodeSealedFile } from '../format/sealed-file.ts';
import type { SuiteId } from '../format/suites.ts';
import { firstTranscript, hashChunkBody, stepTranscript } from '../format/transcript.ts';
import { loadFixedKem } from '../hpke/fixed-kem.ts';
import { publicKeyOf } from '../hpke/key-pair.ts';
import { deriveCardPsk, derivePsk } from '../keys/psk.ts';
import { type Codec, encryptChunkNow, padPlaintext } from '../seal/chunk-cipher.ts';
import { startEpoch } from '../seal/epoch-header.ts';
import { derivePrivateKey } from './derived-keys.ts';
import { toHex } from './hex.ts';

/** A chunk of a vector. */
export interface ChunkInput {
  readonly i: number;
  readonly flags: number;
  readonly codec: Codec;
  /** The lines. */
  readonly raw: Uint8Array;
  /** What is sealed: `raw`, or a DEFLATE stream of it. */
  readonly data: Uint8Array;
}

/** All that a vector is made of. */
export interface VectorInput {
  readonly name: string;
  readonly note: string;
  readonly core: HeaderCore;
  /** The erasure secret, 32 bytes. */
  readonly es: Uint8Array;
  /** A recipient each. */
  readonly privateKeys: readonly Uint8Array[];
  readonly root: Uint8Array;
  /** A recipient each: what its encapsulation draws at random. */
  readonly ikmE: readonly Uint8Array[];
  readonly chunks: readonly ChunkInput[];
}

/** A vector, and the transcript that a later one may name. */
export interface BuiltVector {
  /** Lower-case hex, but for numbers, `name`, `note`, `core` and `header`. */
  readonly json: object;
  readonly th: Uint8Array;
}

/** Seals one epoch from fixed chance and writes everything down. */
export async function buildVector(input: VectorInput): Promise<BuiltVector> {
  const { name, note, core, es } = input;
  const psk = pskOf(input);
  const publicKeys = await Promise.all(
    input.privateKeys.map((privateKey) => publicKeyOf(core.suite, privateKey)),
  );
  const recipients = publicKeys.map((publicKey) => recipientOf(core.suite, publicKey));
  const kems = await Promise.all(input.ikmE.map((ikm) => loadFixedKem(core.suite, ikm)));
  const { header: bytes, chain } = await startEpoch(core, recipients, psk, {
    // The sealer wipes what it is given.
    root: new Uint8Array(input.root),
    kemFor: (at) => kemOf(kems, at),
  });
  const header = parseHeader(bytes);
  const chain0 = toHex(chain);
  const { entries, records, th } = sealChunks(header, chain, input.chunks);
  const json = {
    name,
    note,
    suite: core.suite,
    es: toHex(es),
    psk: toHex(psk),
    pskId: toHex(new TextEncoder().encode(core.permitId)),
    recipients: recipients.map(({ pk, kid }, at) => ({
      sk: toHex(input.privateKeys[at] ?? new Uint8Array()),
      pk: hexOf(pk),
      kid: hexOf(kid),
    })),
    root: toHex(input.root),
    ikmE: input.ikmE.map(toHex),
    skE: await Promise.all(input.ikmE.map((ikm) => writeEphemeralKey(core.suite, ikm))),
    core: writeCore(core),
    hc: toHex(header.hc),
    hw: toHex(header.hw),
    commit: toHex(header.commit),
    header: new TextDecoder().decode(bytes),
    hh: toHex(header.hh),
    chain0,
    chunks: entries,
    th: toHex(th),
    ssf: toHex(encodeSealedFile([{ header: bytes, chunks: records }])),
  };
  return { json, th };
}

function kemOf(kems: readonly KEMFactory[], at: number): KEMFactory {
  const kem = kems[at];
  if (kem === undefined) throw new RangeError('ikmE: expected one a recipient');
  return kem;
}

function pskOf({ core, es }: VectorInput): Uint8Array<ArrayBuffer> {
  const derive = core.schema === 'rrweb/2' ? derivePsk : deriveCardPsk;
  return derive(es, core.sid, core.gen);
}

function recipientOf(suite: SuiteId, publicKey: Uint8Array): Recipient {
  return { suite, pk: encodeBase64Url(publicKey), kid: keyIdOf(suite, publicKey) };
}

function hexOf(base64Url: string): string {
  return toHex(decodeBase64Url(base64Url) ?? new Uint8Array());
}

/** X-Wing has no one ephemeral key: empty. */
async function writeEphemeralKey(suite: SuiteId, ikm: Uint8Array): Promise<string> {
  return suite === 2 ? '' : toHex(await derivePrivateKey(suite, ikm));
}

function sealChunks({ hh }: SealedHeader, first: Uint8Array, chunks: readonly ChunkInput[]) {
  const entries: object[] = [];
  const records: ChunkRecord[] = [];
  let th = firstTranscript(hh);
  let chain = first;
  for (let i = 0, at = 0; at < chunks.length; i += 1) {
    const step = stepChain(chain, i);
    chain = step.chain;
    const chunk = chunks[at];
    if (chunk?.i !== i) continue;
    const { entry, ct } = sealChunk(hh, step.secret, chunk);
    const bodyHash = hashChunkBody(chunk.flags, ct);
    th = stepTranscript(th, i, bodyHash);
    entries.push({ ...entry, bodySha256: toHex(bodyHash), th: toHex(th) });
    records.push({ i, flags: chunk.flags, ct });
    at += 1;
  }
  return { entries, records, th };
}

function sealChunk(hh: Uint8Array, secret: ChunkSecret, { i, flags, codec, raw, data }: ChunkInput) {
  const aad = chunkAad(hh, i, flags);
  const padded = padPlaintext(codec, data);
  const ct = encryptChunkNow(secret, aad, padded);
  const entry = {
    i,
    flags,
    codec,
    raw: toHex(raw),
    data: toHex(data),
    pLen: padded.length,
    key: toHex(secret.key),
    nonce: toHex(secret.nonce),
    aad: toHex(aad),
    ctLen: ct.length,
  };
  return { entry, ct };
}
