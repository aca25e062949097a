// How often the doors of the staff side may be tried. In memory and for this process only; never by address.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Answered as 429 with Retry-After. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too many attempts.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Each counts a try, and refuses by throwing {@link TooManyAttempts}. */
export interface AttemptLimits {
  /** A try of a passphrase, for the hash of a name. A lock does not look at whether the passphrase is right. */
  tryPassphrase(nameHash: string): Promise<void>;
  /** The passphrase was right: the name's tries count no longer. */
  forgetPassphraseTries(nameHash: string): Promise<void>;
  tryLink(): Promise<void>;
  /** A question or an answer about passkeys: by one person, or by all who are not signed in. */
  tryPasskey(personId: string | null): Promise<void>;
}

const MINUTE = 60;
/** Tries for one name before its passphrase locks, and how long they count, seconds. */
const NAME_TRIES = { points: 5, duration: 15 * MINUTE };
/** The first lock is as long as this, each after it twice as long, up to the most; seconds. */
const FIRST_LOCK = 15 * MINUTE;
const LONGEST_LOCK = 4 * 60 * MINUTE;
/** How long a lock makes the next one longer, seconds. */
const LOCK_MEMORY = 24 * 60 * MINUTE;
/** For all names together: bounds what guessing over many names costs us, and how many names are remembered. */
const ALL_TRIES = { points: 60, duration: MINUTE };
const LINK_TRIES = { points: 60, duration: MINUTE };
const PASSKEY_TRIES = { points: 120, duration: MINUTE };

const ALL = 'all';

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) throw tooMany(refused);
    throw refused;
  });
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): TooManyAttempts =>
  new TooManyAttempts(Math.max(1, Math.ceil(msBeforeNext / 1000)));

export function createAttemptLimits(): AttemptLimits {
  const all = new RateLimiterMemory(ALL_TRIES);
  const names = new RateLimiterMemory(NAME_TRIES);
  const locks = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: LOCK_MEMORY });
  const links = new RateLimiterMemory(LINK_TRIES);
  const passkeys = new RateLimiterMemory(PASSKEY_TRIES);

  /** Locks a name whose tries have just run out; later tries do not make the lock longer. */
  const lock = async (nameHash: string): Promise<TooManyAttempts> => {
    const { consumedPoints } = await locks.penalty(nameHash);
    const seconds = Math.min(FIRST_LOCK * 2 ** (consumedPoints - 1), LONGEST_LOCK);
    return tooMany(await names.block(nameHash, seconds));
  };

  return {
    async tryPassphrase(nameHash) {
      await consume(all, ALL);
      await names.consume(nameHash).catch(async (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const isFirst = refused.consumedPoints === NAME_TRIES.points + 1;
        throw isFirst ? await lock(nameHash) : tooMany(refused);
      });
    },
    async forgetPassphraseTries(nameHash) {
      await names.delete(nameHash);
      await locks.delete(nameHash);
    },
    tryLink: () => consume(links, ALL),
    tryPasskey: (personId) => consume(passkeys, personId ?? ALL),
  };
}
