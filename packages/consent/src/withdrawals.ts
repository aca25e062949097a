// Sees a withdrawal through: kept before it is sent, retried with back-off, given up after 24 hours. What is kept is
// the receipt, the session ids and a proof for each, nothing else, and it is deleted on delivery.
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import { choiceKey, type SafeStorage } from './browser-storage.ts';
import { sendWithdrawal, type Withdrawal } from './collector-calls.ts';
import { isReceipt } from './consent.ts';
import type { Settings } from './options.ts';
import { nowSeconds } from './record.ts';
import { readWrittenSession } from './written-session.ts';

/** Pauses between the tries of one page; after the last one the next page load tries again. */
const RETRY_AFTER_MS = [1_000, 4_000, 15_000, 60_000] as const;

/** A withdrawal that could not be delivered for this long is forgotten. */
const KEEP_FOR_SECONDS = 24 * 60 * 60;

interface KeptWithdrawal extends Withdrawal {
  /** Seconds since 1970. */
  readonly at: number;
}

const keyPrefix = ({ terms }: Settings): string => `${choiceKey(terms.site)}/withdrawal/`;

/** Waits for the pause to pass, or for the network to come back. */
function pause(afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, afterMs);
    globalThis.addEventListener?.('online', done);
  });
}

async function deliver(
  settings: Settings,
  storage: SafeStorage,
  key: string,
  withdrawal: Withdrawal,
): Promise<void> {
  const { receipt, sessions } = withdrawal;
  for (const afterMs of [...RETRY_AFTER_MS, 0]) {
    if (await sendWithdrawal(settings, { receipt, sessions })) {
      storage.remove(key);
      return;
    }
    if (afterMs > 0) await pause(afterMs);
  }
}

/**
 * Keeps and sends a withdrawal; the request is made before this returns.
 *
 * @returns a promise that never rejects: delivered, or no more tries on this page.
 */
export function deliverWithdrawal(
  settings: Settings,
  storage: SafeStorage,
  withdrawal: Withdrawal,
): Promise<void> {
  const key = `${keyPrefix(settings)}${encodeBase64Url(randomBytes(9))}`;
  storage.write(key, JSON.stringify({ at: nowSeconds(), ...withdrawal } satisfies KeptWithdrawal));
  return deliver(settings, storage, key, withdrawal);
}

const isSession = (value: unknown): boolean => readWrittenSession(value) !== null;

function parseKept(text: string | null): Withdrawal | null {
  try {
    const { at, receipt, sessions } = JSON.parse(text ?? 'null');
    const ageSeconds = nowSeconds() - at;
    const isFresh = ageSeconds < KEEP_FOR_SECONDS && ageSeconds > -KEEP_FOR_SECONDS;
    return isFresh && isReceipt(receipt) && Array.isArray(sessions) && sessions.every(isSession)
      ? { receipt, sessions }
      : null;
  } catch {
    return null;
  }
}

/** Sends what earlier pages could not deliver; deletes what is too old or unreadable. */
export function deliverKeptWithdrawals(settings: Settings, storage: SafeStorage): void {
  for (const key of storage.keys(keyPrefix(settings))) {
    const withdrawal = parseKept(storage.read(key));
    if (withdrawal === null) storage.remove(key);
    else void deliver(settings, storage, key, withdrawal);
  }
}
