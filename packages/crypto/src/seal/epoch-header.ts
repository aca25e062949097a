// Makes an epoch's header: the root, wrapped for each recipient, and the commitment to it.
import { decodeBase64Url, type Recipient } from '@scrim/protocol';
import { type KEMFactory, NotSupportedError } from 'hpke';
import { hashOf, hashWraps, type RootWrap, writeHeader } from '../format/header.ts';
import { findWrongField, type HeaderCore, writeCore } from '../format/header-core.ts';
import { keyIdOf } from '../format/key-id.ts';
import { checkPsk, deriveCommit, firstChain, wrapInfo } from '../format/key-schedule.ts';
import { type HpkeBinding, sealPsk } from '../hpke/seal-psk.ts';
import { SealError } from './seal-error.ts';

/** What a sealer starts from; the root is gone. */
export interface EpochStart {
  readonly header: Uint8Array<ArrayBuffer>;
  readonly hh: Uint8Array<ArrayBuffer>;
  readonly chain: Uint8Array<ArrayBuffer>;
}

/** Where an epoch's chance comes from; tests fix it. `kemFor` is asked once a recipient. */
export interface EpochChance {
  readonly root: Uint8Array;
  kemFor(recipient: number): KEMFactory;
}

/**
 * Seals a fresh root to every recipient. `chance.root` is wiped.
 *
 * @throws TypeError naming the field of the core that is wrong.
 * @throws SealError `platform_unsupported`.
 * @throws RangeError for recipients that cannot be sealed to, and a psk that is not 32 bytes.
 */
export async function startEpoch(
  core: HeaderCore,
  recipients: readonly Recipient[],
  psk: Uint8Array,
  chance: EpochChance,
): Promise<EpochStart> {
  try {
    return await sealHeader(core, recipients, psk, chance);
  } finally {
    chance.root.fill(0);
  }
}

async function sealHeader(
  core: HeaderCore,
  recipients: readonly Recipient[],
  psk: Uint8Array,
  chance: EpochChance,
): Promise<EpochStart> {
  const wrong = findWrongField(core);
  if (wrong !== null) throw new TypeError(`${wrong}: not as SSF1 says`);
  checkPsk(psk);
  const publicKeys = checkRecipients(recipients, core.suite);
  const text = writeCore(core);
  const hc = hashOf(text);
  const binding = { info: wrapInfo(hc), psk, pskId: new TextEncoder().encode(core.permitId) };
  const wraps = await Promise.all(
    publicKeys.map((publicKey, at) => wrapRoot(at, publicKey, chance, binding, core.suite)),
  );
  const commit = deriveCommit(chance.root, hashWraps(hc, wraps));
  const header = new TextEncoder().encode(writeHeader(text, wraps, commit));
  const hh = hashOf(header);
  return { header, hh, chain: firstChain(chance.root, hh) };
}

async function wrapRoot(
  at: number,
  publicKey: Uint8Array,
  { root, kemFor }: EpochChance,
  binding: HpkeBinding,
  suite: HeaderCore['suite'],
): Promise<RootWrap> {
  try {
    const sealed = await sealPsk(kemFor(at), publicKey, binding, root);
    return { kid: keyIdOf(suite, publicKey), ...sealed };
  } catch (cause) {
    if (cause instanceof NotSupportedError) {
      throw new SealError('platform_unsupported', `suite ${suite}: not in this platform's WebCrypto`, {
        cause,
      });
    }
    throw new RangeError(`recipients[${at}].pk: cannot be sealed to`, { cause });
  }
}

function checkRecipients(recipients: readonly Recipient[], suite: number): Uint8Array[] {
  if (recipients.length < 1 || recipients.length > 8) {
    throw new RangeError(`recipients: expected 1 to 8, got ${recipients.length}`);
  }
  if (new Set(recipients.map(({ kid }) => kid)).size !== recipients.length) {
    throw new RangeError('recipients: a kid twice');
  }
  return recipients.map((recipient, at) => {
    const publicKey = decodeBase64Url(recipient.pk);
    if (recipient.suite !== suite) throw new RangeError(`recipients[${at}].suite: expected ${suite}`);
    if (publicKey === null) throw new TypeError(`recipients[${at}].pk: expected base64url`);
    if (keyIdOf(recipient.suite, publicKey) !== recipient.kid) {
      throw new RangeError(`recipients[${at}].kid: not the id of this key`);
    }
    return publicKey;
  });
}
