// Where the platform lacks an algorithm, no file is told to be altered and no passphrase to be wrong: that would send a
// person after faults that are not there.
import {
  generateReadingKey,
  generateSigningKey,
  joinKey,
  newOfficerIdentity,
  protectKey,
  splitKey,
  unlockKeyFile,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { ScrimError } from '@scrim/protocol';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

const QUICK = { t: 1, p: 1, m: 8 };
const names = { 1: 'X25519', 3: 'ECDH', signing: 'Ed25519' } as const;

afterEach(() => void vi.restoreAllMocks());

/** As an older browser answers. */
function takeAway(name: string): void {
  const { subtle } = crypto;
  const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
  vi.spyOn(subtle, 'importKey').mockImplementation((...given: unknown[]) => {
    const algorithm = given[2] as string | { readonly name: string };
    const asked = typeof algorithm === 'string' ? algorithm : algorithm.name;
    return asked === name
      ? Promise.reject(new DOMException('not here', 'NotSupportedError'))
      : importKey(...given);
  });
}

describe.each([1, 3, 'signing'] as const)('without the algorithm of a key of %s', (sort) => {
  let ways: Record<'file' | 'shares' | 'age', (wrong: boolean) => Promise<unknown>>;
  beforeAll(async () => {
    const pair = sort === 'signing' ? await generateSigningKey() : await generateReadingKey(sort);
    const [me, other] = [await newOfficerIdentity(), await newOfficerIdentity()];
    const file = await protectKey(pair, 'right', QUICK);
    const shares = await splitKey(pair, { shares: 2, threshold: 2 });
    const age = await wrapKeyForOfficers(pair, [me.recipient]);
    ways = {
      file: (wrong) => unlockKeyFile(file, wrong ? 'wrong' : 'right'),
      shares: (wrong) => joinKey(wrong ? shares.slice(1) : shares),
      age: (wrong) => unwrapKeyFile(age, [(wrong ? other : me).identity]),
    };
  });

  it.each(['file', 'shares', 'age'] as const)('%s: the platform is to blame, not the file', async (way) => {
    takeAway(names[sort]);
    const error: unknown = await ways[way](false).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ScrimError);
  });

  it.each([
    ['file', 'passphrase_wrong'],
    ['shares', 'key_shares_too_few'],
    ['age', 'officer_identity_wrong'],
  ] as const)('%s: what is wrong without it is told as ever', async (way, code) => {
    takeAway(names[sort]);
    await expect(ways[way](true)).rejects.toMatchObject({ code });
  });

  it.each(['file', 'shares', 'age'] as const)('control: %s opens where it is', async (way) => {
    await expect(ways[way](false)).resolves.toHaveProperty('privateKey');
  });
});
