// All test vectors of SSF1 from one seed, for tests of other implementations. Whoever has the seed has every key in
// them: never seal anything with what comes from here.
import {
  type EpochId,
  encodeBase64Url,
  joinBytes,
  type PermitId,
  type SessionId,
  type SiteId,
} from '@scrim/protocol';
import { hashOf } from '../format/header.ts';
import type { HeaderCore } from '../format/header-core.ts';
import { expand } from '../format/key-schedule.ts';
import { paddedLength } from '../format/padding.ts';
import type { SuiteId } from '../format/suites.ts';
import { type BuiltVector, buildVector, type ChunkInput } from './build-vector.ts';
import { derivePrivateKey } from './derived-keys.ts';
import { chunkOf, pageLoad, pageLoadWithSkip, STARTED_AT_MS } from './sample-lines.ts';

/** One file of vectors. */
export interface TestVector {
  /** The file's name without `.json`. */
  readonly name: string;
  readonly json: object;
}

interface Case {
  readonly name: string;
  readonly note?: string;
  readonly recipients?: number;
  readonly core?: Partial<HeaderCore>;
  readonly chunks?: readonly ChunkInput[];
}

/** Bytes of a label, the same for the same seed. */
type Draw = (label: string, length: number) => Uint8Array<ArrayBuffer>;

/** Lengths at and beside the steps of the padding. */
const PADDED_LENGTHS = [
  5, 1023, 1024, 1025, 1088, 1089, 2047, 2048, 2049, 5000, 65_535, 65_536, 65_537, 70_000, 1_000_000,
  8_388_607, 8_388_608,
];

/**
 * The test vectors: every suite, several recipients, a card, a gap, a later page load, a re-sealed epoch, padding.
 *
 * @param options.seed 32 bytes; the same seed gives the same vectors everywhere. Default: the SHA-256 of
 * `ssf1 test vectors`.
 * @throws RangeError when the seed is not 32 bytes.
 */
export async function makeVectors(
  options: { readonly seed?: Uint8Array } = {},
): Promise<readonly TestVector[]> {
  const { seed = hashOf('ssf1 test vectors') } = options;
  if (seed.length !== 32) throw new RangeError(`seed: expected 32 bytes, got ${seed.length}`);
  const draw: Draw = (label, length) => expand(seed, joinBytes('ssf1 vectors ', label), length);
  const first = { name: 'suite1-1-recipient' };
  const firstBuilt = await build(first, draw);
  const th = encodeBase64Url(firstBuilt.th);
  const eid = eidOf(first.name, draw);
  const others = await Promise.all(laterCases(eid, th).map((one) => vectorOf(one, draw)));
  return [{ name: first.name, json: firstBuilt.json }, ...others, paddingVector()];
}

/** @param eid the first vector's epoch, and its transcript: what the others name. */
function laterCases(eid: EpochId, th: string): Case[] {
  return [
    { name: 'suite1-2-recipients', recipients: 2 },
    { name: 'suite2-1-recipient', core: { suite: 2 } },
    { name: 'suite3-2-recipients', recipients: 2, core: { suite: 3 } },
    {
      name: 'card',
      note: 'psk is the card psk',
      core: { schema: 'scrim-card/1' },
      chunks: [chunkOf(0, 2, [{ epoch: eid }])],
    },
    { name: 'gap-and-skip', note: 'index 1 was given out and abandoned', chunks: pageLoadWithSkip() },
    {
      name: 'resealed',
      note: 'gen 1',
      core: {
        gen: 1,
        supersedes: { eid, th },
        recorder: { name: '@scrim/cli', version: '0.1.0' },
      },
    },
    { name: 'second-page', note: 'prev set', core: { eseq: 1, prev: { eid, next: 4, th } } },
  ];
}

async function vectorOf(one: Case, draw: Draw): Promise<TestVector> {
  return { name: one.name, json: (await build(one, draw)).json };
}

async function build(one: Case, draw: Draw): Promise<BuiltVector> {
  const { name, note = '', recipients = 1, chunks = pageLoad() } = one;
  const core = coreOf(one, draw);
  const { suite, gen } = core;
  const each = (make: (at: number) => Uint8Array) => Array.from({ length: recipients }, (_, at) => make(at));
  return await buildVector({
    name,
    note,
    core,
    es: draw(`es ${gen}`, 32),
    privateKeys: await Promise.all(
      each((at) => draw(`key ${suite} ${at}`, 32)).map((ikm) => derivePrivateKey(suite, ikm)),
    ),
    root: draw(`root ${name}`, 32),
    ikmE: each((at) => draw(`ikmE ${name} ${at}`, encapsulationBytes(suite))),
    chunks,
  });
}

function encapsulationBytes(suite: SuiteId): number {
  return suite === 2 ? 64 : 32;
}

function eidOf(name: string, draw: Draw): EpochId {
  return encodeBase64Url(draw(`eid ${name}`, 16)) as EpochId;
}

function coreOf({ name, core = {} }: Case, draw: Draw): HeaderCore {
  return {
    v: 1,
    suite: 1,
    siteId: 'demo-shop' as SiteId,
    sid: encodeBase64Url(draw('sid', 16)) as SessionId,
    gen: 0,
    eid: eidOf(name, draw),
    eseq: 0,
    prev: null,
    supersedes: null,
    startedAt: STARTED_AT_MS / 1000,
    permitId: encodeBase64Url(draw(`permit ${name}`, 16)) as PermitId,
    policy: { id: 'default', version: '3', hash: encodeBase64Url(draw('policy', 32)) },
    consent: { commitment: encodeBase64Url(draw('consent', 32)), basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    pad: 'padme-1k',
    ksv: 4,
    ...core,
  };
}

function paddingVector(): TestVector {
  const cases = PADDED_LENGTHS.map((n) => [n, paddedLength(n)]);
  return { name: 'padme', json: { name: 'padme', note: 'n = 5 + len to |P|', cases } };
}
