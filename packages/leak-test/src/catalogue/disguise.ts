// A spelling of a secret that no search knows, so that an address can ask a server for the secret without naming it.
// For this test's own requests only: it hides nothing from anybody who looks.

const MASK = 0x2b;

/** The secret as hexadecimal digits of its bytes, each changed. */
export function disguise(secret: string): string {
  return [...new TextEncoder().encode(secret)]
    .map((byte) => (byte ^ MASK).toString(16).padStart(2, '0'))
    .join('');
}

/** The secret again; anything that is not a disguise becomes ''. */
export function reveal(disguised: string): string {
  if (!/^(?:[0-9a-f]{2})*$/.test(disguised)) return '';
  const bytes = disguised.match(/../g)?.map((pair) => Number.parseInt(pair, 16) ^ MASK) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
