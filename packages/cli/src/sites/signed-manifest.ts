// A signed manifest as it lies in a file or in the store: taken apart, not verified. What comes out is what it says of
// itself; whoever goes by it verifies it first.
import { decodeBase64Url, type ManifestSignerGrant, type SiteManifest } from '@scrim/protocol';
import { manifestSchema, signerGrantSchema } from '@scrim/protocol/schema';
import { readInput } from '../read-input.ts';

/** A manifest and the root's word on its signer; a part that cannot be read is null. */
export interface DecodedManifest {
  readonly manifest: SiteManifest | null;
  readonly grant: ManifestSignerGrant | null;
}

/** No signed manifest is longer, characters (the crypto package reads no longer one). */
const MAX_LENGTH = 262_144;

/** A signed manifest or grant from a file, or stdin for `-`. @throws ScrimError `file_unreadable` */
export async function readSigned(path: string, argument: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of readInput(path, argument)) {
    pieces.push(piece);
    length += piece.length;
    // Too long to be one: what was read is refused as none.
    if (length > MAX_LENGTH) break;
  }
  return Buffer.concat(pieces).toString('utf8').trim();
}

/** Takes a compact JWS apart. */
export function decodeManifest(jws: string): DecodedManifest {
  const [header, payload] = jws.split('.');
  const manifest = manifestSchema.safeParse(parsePart(payload));
  return { manifest: manifest.data ?? null, grant: decodeGrant(rootOf(parsePart(header))) };
}

/** Takes the root's grant apart. @returns null when it is none. */
export function decodeGrant(jws: string): ManifestSignerGrant | null {
  return signerGrantSchema.safeParse(parsePart(jws.split('.')[1])).data ?? null;
}

function rootOf(header: unknown): string {
  const isNamed = typeof header === 'object' && header !== null && 'root' in header;
  return isNamed && typeof header.root === 'string' ? header.root : '';
}

function parsePart(part = ''): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(part) ?? new Uint8Array()));
  } catch {
    return null;
  }
}
