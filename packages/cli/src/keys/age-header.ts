// What the header of an armored age file shows without an identity: how many recipients it has. Counts only; whether the
// header is as it was written shows when the file is opened.

/** What an age file says of its recipients. */
export interface AgeHeader {
  readonly recipients: number;
  /** All of them are of the post-quantum sort. */
  readonly postQuantum: boolean;
}

const ARMOR =
  /^-----BEGIN AGE ENCRYPTED FILE-----\r?\n([A-Za-z0-9+/=\r\n]*)-----END AGE ENCRYPTED FILE-----$/;

/** @returns null when it is no armored age file, or one under a passphrase. */
export function readAgeHeader(text: string): AgeHeader | null {
  const body = ARMOR.exec(text.trim())?.[1];
  if (body === undefined) return null;
  const lines = Buffer.from(body, 'base64').toString('latin1').split('\n');
  const end = lines.findIndex((line) => line.startsWith('--- '));
  const sorts = lines.slice(0, Math.max(end, 0)).flatMap(sortOfStanza);
  const isForRecipients = sorts.length > 0 && !sorts.includes('scrypt');
  return isForRecipients ? { recipients: sorts.length, postQuantum: sorts.every(isPostQuantum) } : null;
}

/** One for each recipient, but for those that are there to keep readers honest (age, "grease"). */
function sortOfStanza(line: string): string[] {
  const [arrow, sort = ''] = line.split(' ');
  return arrow === '->' && !sort.endsWith('-grease') ? [sort] : [];
}

const isPostQuantum = (sort: string): boolean => sort.startsWith('mlkem768');
