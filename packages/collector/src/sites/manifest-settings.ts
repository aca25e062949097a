// Settings of a manifest that was verified when it was published, expired or not: a withdrawal must still be
// carried out as the site chose after its manifest ran out.
import { decodeBase64Url, type SiteSettings } from '@scrim/protocol';
import { manifestSchema } from '@scrim/protocol/schema';
import type { StoredSite } from './site-record.ts';

/** @returns null when the site is gone or has no manifest that can be read. */
export function manifestSettings(site: StoredSite | null): SiteSettings | null {
  const payload = decodeBase64Url(site?.record.manifest?.split('.')[1] ?? '');
  if (payload === null || payload.length === 0) return null;
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(payload))).settings;
  } catch {
    return null;
  }
}
