// Secrets to type, and a search for them in every spelling that bytes on their way or at rest could have.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Each secret in two guises: random letters, and ordinary words. Unlikely to stand anywhere by chance. */
export function freshSecrets(): Readonly<Record<string, string>> {
  const letters = randomBytes(6).toString('hex').replaceAll(/\d/g, 'q');
  return {
    email: `${letters}@hollyoak.example`,
    phone: '+31 6 5550 71839',
    name: 'Peregrine Hollyoak',
    street: `Oncology Lane ${letters}`,
    postcode: '7183 QZ',
    city: 'Thistledown',
    'card-name': 'P Hollyoak-Winterbourne',
    'card-number': '4111 1111 1111 1111',
    'card-cvc': '739',
  };
}

/** What to look for: CVC and postcode are too short to be told from chance. */
export function searchable(secrets: Readonly<Record<string, string>>): string[] {
  const typed = Object.entries(secrets).filter(([name]) => name !== 'card-cvc' && name !== 'postcode');
  const words = ['Peregrine', 'Hollyoak', 'Thistledown', 'Winterbourne', 'Oncology'];
  return [...new Set([...typed.map(([, value]) => value), ...words])];
}

/** Which secrets stand in `bytes`, in which spelling: `secret (spelling)`. */
export function findSecrets(bytes: Buffer, secrets: readonly string[]): string[] {
  const haystack = bytes.toString('latin1').toLowerCase();
  return secrets.flatMap((secret) =>
    Object.entries(spellings(secret))
      .filter(([, needle]) => haystack.includes(needle.toLowerCase()))
      .map(([spelling]) => `${secret} (${spelling})`),
  );
}

/** All spellings that are searched for; the test plants each one to see it found. */
export function spellings(secret: string): Record<string, string> {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = (shift: number): string => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // Without the characters that neighbours decide.
    return text.slice(Math.ceil((shift * 8) / 6), -2);
  };
  return {
    plain: bytes.toString('latin1'),
    'no spaces': secret.replaceAll(' ', ''),
    percent: encodeURIComponent(secret),
    hex: bytes.toString('hex'),
    utf16: Buffer.from(secret, 'utf16le').toString('latin1'),
    reversed: [...secret].reverse().join(''),
    'base64+0': base64(0),
    'base64+1': base64(1),
    'base64+2': base64(2),
  };
}

/** Every byte of every file below a folder. */
export async function allFiles(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

/** In which spelling raw bytes, such as a key's, stand in others. */
export function bytesFound(haystack: Buffer, bytes: Uint8Array): string[] {
  const needle = Buffer.from(bytes);
  const spelled: Readonly<Record<string, Buffer>> = {
    raw: needle,
    hex: Buffer.from(needle.toString('hex')),
    // Without the characters that padding and neighbours decide.
    base64: Buffer.from(needle.toString('base64').slice(0, -3)),
    base64url: Buffer.from(needle.toString('base64url').slice(0, -3)),
    list: Buffer.from([...needle].join(',')),
  };
  return Object.entries(spelled)
    .filter(([, text]) => haystack.includes(text))
    .map(([spelling]) => spelling);
}
