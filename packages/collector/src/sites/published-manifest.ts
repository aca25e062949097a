// The manifest that is published now, expired or not. It was verified when it was published: this only reads it, for
// what must still work after it ran out, such as carrying out a withdrawal as the site chose.
import { decodeBase64Url, type SiteManifest } from '@scrim/protocol';
import { manifestSchema } from '@scrim/protocol/schema';
import type { StoredSite } from './site-record.ts';

/** @returns null when the site is gone or has no manifest that can be read. */
export function publishedManifest(site: StoredSite | null): SiteManifest | null {
  const payload = decodeBase64Url(site?.record.manifest?.split('.')[1] ?? '');
  if (payload === null || payload.length === 0) return null;
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}
