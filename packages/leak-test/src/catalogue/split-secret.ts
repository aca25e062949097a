// Splits a secret for channels that write it in parts.

/** Three parts of about the same length, in order. */
export function inThree(secret: string): [string, string, string] {
  const length = Math.ceil(secret.length / 3);
  return [secret.slice(0, length), secret.slice(length, 2 * length), secret.slice(2 * length)];
}
