// Is a text an armored age file (https://github.com/C2SP/C2SP/blob/main/age.md), from its first sign to its last? Looks at
// what an age file shows in clear, and has nothing that could decrypt it.

/** 64 signs of base64 a line, the last one shorter (age.md, "ASCII armor"). */
const ARMOR =
  /^-----BEGIN AGE ENCRYPTED FILE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{1,64}={0,2}\n)-----END AGE ENCRYPTED FILE-----$/;
/** One stanza: type and arguments, then base64 without padding, whose last line is shorter than 64 signs, even empty. */
const STANZA = '-> (?!scrypt )[!-~]+(?: [!-~]+)*\\n(?:[A-Za-z0-9+/]{64}\\n)*[A-Za-z0-9+/]{0,63}\\n';
/** To recipients, so without the stanza that a passphrase makes, at most 50 and some of no use; then the 32 bytes of the header's MAC. */
const HEADER = new RegExp(`^age-encryption\\.org/v1\\n(?:${STANZA}){1,64}--- [A-Za-z0-9+/]{43}\\n`);
/** The payload's nonce of 16 bytes, and the tag of 16 that every part of it ends with. */
const LEAST_PAYLOAD = 32;

/** Says nothing of what is inside, and a text that is in clear is none. */
export function isAgeFile(text: string): boolean {
  const [, armored] = ARMOR.exec(text.trim().replaceAll('\r\n', '\n')) ?? [];
  if (armored === undefined) return false;
  const file = Buffer.from(armored, 'base64');
  // Base64 has several spellings of the same bytes; only one of them is let through, so no sign carries a word.
  if (file.toString('base64') !== armored.replaceAll('\n', '')) return false;
  const [header] = HEADER.exec(file.toString('latin1')) ?? [];
  if (header === undefined) return false;
  const payload = file.subarray(header.length);
  return payload.length > LEAST_PAYLOAD && !isText(payload);
}

/** What is encrypted is no UTF-8, but for one time in more than any number of files. */
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
