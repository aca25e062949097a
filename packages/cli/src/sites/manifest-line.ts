// What is printed of a manifest: which one it is, until when, what it lets through and who can open.
import type { ManifestSignerGrant, SiteManifest } from '@scrim/protocol';
import { dateOf } from '../terminal/date-of.ts';
import { policyLine } from './policy-line.ts';

export function manifestLine({ siteId, version, iat, exp, settings, policy, recipients }: SiteManifest) {
  return {
    siteId,
    version,
    issued: dateOf(iat),
    expires: dateOf(exp),
    enabled: settings.enabled,
    origins: settings.origins,
    onWithdraw: settings.onWithdraw,
    recipients: recipients.map(({ suite, kid }) => ({ suite, kid })),
    policy: policyLine(policy),
  };
}

/** The root's word on who signs. */
export function grantLine({ key, nbf, exp, mayLoosen }: ManifestSignerGrant) {
  return { manifestKey: key, from: dateOf(nbf), until: dateOf(exp), mayLoosen };
}
