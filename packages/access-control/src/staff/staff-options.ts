// What `createStaffAuth` takes, checked before anything is made of it: a misspelt option must not pass for a default.
import type { RecordStore } from '@scrim/protocol/stores';
import type { AuditLog } from '../audit.ts';
import { type ConsoleOrigin, parseConsoleOrigin } from './console-origin.ts';
import { DEFAULT_SCRYPT, type ScryptCost, scryptCostSchema } from './passphrase-hash.ts';

export interface StaffAuthOptions {
  /** `stores.records`: collections `people`, `staff_sign_ins`, `staff_links` and `staff_challenges`. */
  readonly records: RecordStore;
  readonly audit: Pick<AuditLog, 'append'>;
  /** The console's public origin: https, or plain http on localhost, 127.0.0.1 or [::1]. */
  readonly origin: string;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly nowMs?: () => number;
  /**
   * How long a sign-in lasts while nothing is done, milliseconds.
   * @default 30 minutes
   */
  readonly idleMs?: number;
  /**
   * How long a sign-in lasts at most, milliseconds.
   * @default 12 hours
   */
  readonly absoluteMs?: number;
  /**
   * What hashing a passphrase costs; lower it in tests only.
   * @default N = 2^17, r = 8, p = 1: OWASP's Password Storage Cheat Sheet, 128 MiB and 0.4 s of one core
   */
  readonly scrypt?: ScryptCost;
}

export type CheckedOptions = Required<Omit<StaffAuthOptions, 'origin'>> & { readonly site: ConsoleOrigin };

const MINUTE_MS = 60_000;
const KNOWN = ['records', 'audit', 'origin', 'nowMs', 'idleMs', 'absoluteMs', 'scrypt'];

/** @throws TypeError naming the option that is wrong. */
export function checkOptions(options: StaffAuthOptions): CheckedOptions {
  const unknown = Object.keys(options).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) throw new TypeError(`${unknown}: createStaffAuth takes ${KNOWN.join(', ')}`);
  const { records, audit, origin, nowMs = Date.now, scrypt = DEFAULT_SCRYPT } = options;
  const { idleMs = 30 * MINUTE_MS, absoluteMs = 12 * 60 * MINUTE_MS } = options;
  checkDuration('idleMs', idleMs);
  checkDuration('absoluteMs', absoluteMs);
  if (!scryptCostSchema.safeParse(scrypt).success)
    throw new TypeError('scrypt: expected N, a power of 2 up to 2^20, r from 1 to 32 and p from 1 to 16');
  return { records, audit, nowMs, idleMs, absoluteMs, scrypt, site: parseConsoleOrigin(origin) };
}

function checkDuration(name: string, ms: number): void {
  if (!Number.isSafeInteger(ms) || ms < 1)
    throw new TypeError(`${name}: expected whole milliseconds, 1 or more`);
}
