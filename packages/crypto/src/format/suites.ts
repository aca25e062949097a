// The fixed list of suites: lengths of their keys and encapsulations. No negotiation, no algorithm here.

/** A suite of SSF1; one header is of one suite. */
export type SuiteId = 1 | 2 | 3;

/** Lengths of a suite in bytes (RFC 9180 §7.1; hpke-pq for X-Wing). */
export interface SuiteLengths {
  readonly publicKey: number;
  readonly privateKey: number;
  readonly enc: number;
}

/** 1: DHKEM(X25519). 2: MLKEM768-X25519 (X-Wing). 3: DHKEM(P-256), points uncompressed. */
export const SUITE_LENGTHS: Readonly<Record<SuiteId, SuiteLengths>> = {
  1: { publicKey: 32, privateKey: 32, enc: 32 },
  2: { publicKey: 1216, privateKey: 32, enc: 1120 },
  3: { publicKey: 65, privateKey: 32, enc: 65 },
};

/** Is this one of the suites on the format's page? */
export function isSuiteId(value: unknown): value is SuiteId {
  return value === 1 || value === 2 || value === 3;
}
