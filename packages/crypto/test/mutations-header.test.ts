// Every way to break a header that leaves it in its one spelling, for each suite: wraps, commitment, core. All of it is
// one code, `ssf_open_failed`, but for what is public. (Spellings and fields that are refused unread: header.test.ts.)
import { FLAG_FINAL, parseHeader, type SuiteId } from '@scrim/crypto/format';
import { encodeBase64Url, newEpochId, newPermitId } from '@scrim/protocol';
import { beforeAll, describe } from 'vitest';
import { type ForgedEpoch, fileOf, forgeEpoch, HASH, type Holder, newHolder } from './forge.ts';
import { type MutationTable, mutation, testMutations } from './mutation-table.ts';

interface Wrap {
  readonly kid: string;
  readonly enc: string;
  readonly ct: string;
}
type Core = Record<string, unknown>;
interface Header {
  readonly core: Core;
  readonly wraps: readonly Wrap[];
  readonly commit: string;
}

const utf8 = new TextEncoder();
const ONE = [{ i: 0, flags: FLAG_FINAL }];

function readHeader({ header }: ForgedEpoch): Header {
  const { wraps, commit } = JSON.parse(new TextDecoder().decode(header)) as Header;
  return { core: { ...parseHeader(header).core }, wraps, commit };
}

/**
 * A changed header, in its one spelling as long as the change keeps the order of keys. No chunk comes after it: nothing
 * but the header's own checks can refuse it.
 */
function under(epoch: ForgedEpoch, change: (header: Header) => Header): Uint8Array {
  const { core, wraps, commit } = change(readHeader(epoch));
  const text = JSON.stringify({ core: encodeBase64Url(utf8.encode(JSON.stringify(core))), wraps, commit });
  return fileOf({ ...epoch, header: utf8.encode(text), chunks: [] });
}

const base64 = (length: number, fill = 5) => encodeBase64Url(new Uint8Array(length).fill(fill));
/** The same byte string with its first bit flipped. */
const flipped = (text: string) => `${text.startsWith('A') ? 'g' : 'A'}${text.slice(1)}`;

const ENC_BYTES: Readonly<Record<SuiteId, number>> = { 1: 32, 2: 1120, 3: 65 };
const OTHER_SUITES: Readonly<Record<SuiteId, readonly SuiteId[]>> = { 1: [2, 3], 2: [1, 3], 3: [1, 2] };

/** Encapsulations of the right length that no KEM may take, or that lead nowhere. */
const WRONG_ENCS: Readonly<Record<SuiteId, Readonly<Record<string, string>>>> = {
  1: {
    low_order_0: base64(32, 0),
    low_order_1: encodeBase64Url(new Uint8Array(32).with(0, 1)),
    // p, which is 0 again (RFC 7748 §5: received coordinates are reduced).
    low_order_p: encodeBase64Url(new Uint8Array(32).fill(0xff).with(0, 0xed).with(31, 0x7f)),
  },
  2: { zeros: base64(1120, 0), all_ones: base64(1120, 0xff) },
  3: {
    infinity: base64(65, 0),
    not_on_the_curve: encodeBase64Url(new Uint8Array(65).fill(1).with(0, 4)),
    compressed_form_padded: encodeBase64Url(new Uint8Array(65).fill(1).with(0, 2)),
  },
};

describe.each([1, 2, 3] as const)('suite %i', (suite) => {
  let me: Holder;
  let other: Holder;
  let third: Holder;
  let epoch: ForgedEpoch;
  let another: ForgedEpoch;
  beforeAll(async () => {
    [me, other, third] = await Promise.all([newHolder(suite), newHolder(suite), newHolder(suite)]);
    epoch = await forgeEpoch([me, other], ONE);
    another = await forgeEpoch([me, other], ONE);
  });

  const wraps = (change: (mine: Wrap, theirs: Wrap) => readonly unknown[]) => () =>
    under(epoch, (header) => {
      const [mine, theirs] = header.wraps as [Wrap, Wrap];
      return { ...header, wraps: change(mine, theirs) as Wrap[] };
    });
  const mine = (change: (wrap: Wrap) => object) => wraps((a, b) => [{ ...a, ...change(a) }, b]);
  const theirs = (change: (wrap: Wrap) => object) => wraps((a, b) => [a, { ...b, ...change(b) }]);
  const core = (changes: Core) => () =>
    under(epoch, (header) => ({ ...header, core: { ...header.core, ...changes } }));
  const failed = (file: () => Uint8Array) => mutation('ssf_open_failed', 0, file);
  const malformed = (file: () => Uint8Array) => mutation('ssf_malformed', 0, file);
  const foreign = () => readHeader(another);
  const enc = ENC_BYTES[suite];

  const CORE: MutationTable = {
    'hc = H(core): wraps, commitment and chunks hang on every field of core': {
      good: mutation(null, 1, () => fileOf(epoch)),
      good_without_chunks: mutation(null, 0, () => under(epoch, (header) => header)),
      header_eid: failed(core({ eid: newEpochId() })),
      header_eseq: failed(core({ eseq: 1 })),
      header_prev: failed(core({ prev: { eid: newEpochId(), next: 1, th: HASH } })),
      header_gen: failed(core({ gen: 1, supersedes: { eid: newEpochId(), th: HASH } })),
      header_started_at: failed(core({ startedAt: 1_795_219_260 })),
      header_permit_id: failed(core({ permitId: newPermitId() })),
      header_site: failed(core({ siteId: 'other-shop' })),
      header_session: failed(core({ sid: newEpochId() })),
      header_policy: failed(core({ policy: { id: 'default', version: '2', hash: HASH } })),
      header_consent: failed(core({ consent: { commitment: base64(32), basis: 'consent' } })),
      header_recorder: failed(core({ recorder: { name: '@scrim/recorder', version: '0.1.1' } })),
      header_ksv: failed(core({ ksv: 2 })),
      header_schema: failed(core({ schema: 'scrim-card/1' })),
      header_of_another_epoch: failed(() => fileOf({ ...another, chunks: epoch.chunks })),
      header_core_of_another_epoch: failed(() =>
        under(epoch, (header) => ({ ...header, core: foreign().core })),
      ),
    },
    'one header = one suite': {
      ...Object.fromEntries(
        OTHER_SUITES[suite].flatMap((id) => [
          [`header_suite_${id}`, malformed(core({ suite: id }))],
          [`wrap_enc_of_suite_${id}`, malformed(mine(() => ({ enc: base64(ENC_BYTES[id]) })))],
        ]),
      ),
      header_suite_4: mutation('ssf_unsupported', 0, core({ suite: 4 })),
      mixed_pq: malformed(theirs(() => ({ enc: base64(suite === 2 ? 32 : 1120) }))),
      wrap_kid_of_a_key_of_another_suite: failed(() => fileOf(epochOfOtherSuite)),
    },
  };
  let epochOfOtherSuite: ForgedEpoch;
  beforeAll(async () => {
    const suiteOfOther = suite === 1 ? 3 : 1;
    const sealed = await forgeEpoch([await newHolder(suiteOfOther)], ONE);
    const { core: fields, wraps: list, commit } = readHeader(sealed);
    const text = {
      core: encodeBase64Url(utf8.encode(JSON.stringify(fields))),
      wraps: [{ ...list[0], kid: me.key.kid }],
      commit,
    };
    epochOfOtherSuite = { ...sealed, header: utf8.encode(JSON.stringify(text)) };
  });

  const WRAPS: MutationTable = {
    'kid = the first 16 bytes of H("ssf1 kid" ‖ suite ‖ pk), and is public': {
      wrap_second: mutation(null, 1, async () => fileOf(await forgeEpoch([other, me], ONE))),
      wrap_of_eight: mutation(null, 1, async () => {
        const more = await Promise.all(Array.from({ length: 6 }, () => newHolder(suite)));
        return fileOf(await forgeEpoch([other, ...more, me], ONE));
      }),
      wrap_own_removed: mutation(
        'ssf_no_recipient',
        0,
        wraps((_, b) => [b]),
      ),
      wrap_kid_of_another_key: mutation(
        'ssf_no_recipient',
        0,
        mine(() => ({ kid: third.key.kid })),
      ),
      wrap_kid_flipped: mutation(
        'ssf_no_recipient',
        0,
        mine(({ kid }) => ({ kid: flipped(kid) })),
      ),
      wrap_kids_swapped: failed(
        wraps((a, b) => [
          { ...a, kid: b.kid },
          { ...b, kid: a.kid },
        ]),
      ),
      wrap_of_a_stranger_under_my_kid: failed(wraps((a, b) => [{ ...b, kid: a.kid }])),
    },
    'commit fixes the one root, and authenticates every wrap': {
      recipients_reordered: failed(wraps((a, b) => [b, a])),
      wrap_other_removed: failed(wraps((a) => [a])),
      wrap_other_added: failed(wraps((a, b) => [a, b, { ...b, kid: third.key.kid }])),
      wrap_other_kid: failed(theirs(() => ({ kid: third.key.kid }))),
      wrap_other_enc: failed(
        theirs((wrap) => ({ enc: `${wrap.enc.slice(0, 2)}${flipped(wrap.enc.slice(2))}` })),
      ),
      wrap_other_ct: failed(theirs((wrap) => ({ ct: flipped(wrap.ct) }))),
      wrap_other_of_another_epoch: failed(wraps((a) => [a, foreign().wraps[1]])),
      commit_flipped: failed(() => under(epoch, (header) => ({ ...header, commit: flipped(header.commit) }))),
      commit_zero: failed(() => under(epoch, (header) => ({ ...header, commit: base64(32, 0) }))),
      commit_of_another_epoch: failed(() =>
        under(epoch, (header) => ({ ...header, commit: foreign().commit })),
      ),
      commit_31_bytes: malformed(() => under(epoch, (header) => ({ ...header, commit: base64(31) }))),
      commit_33_bytes: malformed(() => under(epoch, (header) => ({ ...header, commit: base64(33) }))),
    },
    'enc, ct = HPKE.SealPSK(pk, "ssf1 wrap" ‖ hc, "", psk, psk_id, root), inputs validated (RFC 9180 §7.1.4)':
      {
        wrap_enc_flipped: failed(
          mine((wrap) => ({ enc: `${wrap.enc.slice(0, 2)}${flipped(wrap.enc.slice(2))}` })),
        ),
        wrap_ct_flipped: failed(mine((wrap) => ({ ct: flipped(wrap.ct) }))),
        wrap_of_another_epoch: failed(wraps((_, b) => [foreign().wraps[0], b])),
        wrap_enc_of_another_epoch: failed(mine(() => ({ enc: foreign().wraps[0]?.enc }))),
        wrap_ct_of_another_epoch: failed(mine(() => ({ ct: foreign().wraps[0]?.ct }))),
        wrap_all_of_another_epoch: failed(() =>
          under(epoch, ({ core: fields }) => ({ ...foreign(), core: fields })),
        ),
        ...Object.fromEntries(
          Object.entries(WRONG_ENCS[suite]).map(([name, text]) => [
            `wrap_enc_${name}`,
            failed(mine(() => ({ enc: text }))),
          ]),
        ),
      },
    '1–8 wraps, kids distinct, enc as in the table, ct 48 bytes': {
      wraps_none: malformed(wraps(() => [])),
      wraps_nine: malformed(
        wraps((a) => Array.from({ length: 9 }, (_, at) => ({ ...a, kid: base64(16, at) }))),
      ),
      wrap_kid_twice: malformed(wraps((a, b) => [a, { ...b, kid: a.kid }])),
      wrap_twice: malformed(wraps((a, b) => [a, b, a])),
      wrap_kid_15_bytes: malformed(mine(() => ({ kid: base64(15) }))),
      wrap_kid_17_bytes: malformed(mine(() => ({ kid: base64(17) }))),
      wrap_enc_one_less: malformed(mine(() => ({ enc: base64(enc - 1) }))),
      wrap_enc_one_more: malformed(mine(() => ({ enc: base64(enc + 1) }))),
      wrap_enc_empty: malformed(mine(() => ({ enc: '' }))),
      wrap_ct_47_bytes: malformed(mine(() => ({ ct: base64(47) }))),
      wrap_ct_49_bytes: malformed(mine(() => ({ ct: base64(49) }))),
      wrap_ct_empty: malformed(mine(() => ({ ct: '' }))),
      wrap_with_padding: malformed(mine((wrap) => ({ enc: `${wrap.enc}=` }))),
      wrap_more: malformed(mine(() => ({ more: 1 }))),
    },
  };

  testMutations({ ...CORE, ...WRAPS }, () => me.key);
});
