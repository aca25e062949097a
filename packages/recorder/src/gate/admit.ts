// Everything that must hold before the first event is captured: a receipt, a permit, a manifest that the pinned root
// vouches for, and a policy that is not looser than the bundle's. Any doubt is a refusal.
import { ManifestError, verifyManifest } from '@scrim/crypto/manifest';
import type { CompiledPolicy } from '@scrim/masking-rules';
import { type Permit, ScrimError, type SiteManifest } from '@scrim/protocol';
import type { CheckedOptions } from '../options.ts';
import { type Continuity, readContinuity, writeContinuity } from './continuity.ts';
import { obtainPermit } from './obtain-permit.ts';
import { checkPinned, choosePolicy } from './policy-choice.ts';
import { Refusal } from './refusal.ts';

export interface Admission {
  readonly receipt: string;
  readonly permit: Permit;
  readonly manifest: SiteManifest;
  readonly policy: CompiledPolicy;
  /** What the tab carried over from its page before; null in a new session. */
  readonly continuity: Continuity | null;
}

/** @throws Refusal when nothing may be recorded */
export async function admit(options: CheckedOptions, signal: AbortSignal): Promise<Admission> {
  if (globalThis.crypto?.subtle === undefined) throw new Refusal('crypto_unavailable');
  // Before anything is asked: a bundle whose own policy cannot be carried out has nothing to ask for.
  const pinned = checkPinned(options);
  const receipt = await receiptOf(options);
  const before = readContinuity(options.site);
  const { permit, continues } = await obtainPermit(options, receipt, before, signal);
  // The old continuation is spent: what follows may fail, and the next page must have the new one.
  if (before !== null && continues && !signal.aborted) {
    writeContinuity(options.site, { ...before, continuation: permit.continuation });
  }
  const manifest = await believeManifest(options, permit);
  const policy = choosePolicy(pinned, manifest);
  return { receipt, permit, manifest, policy, continuity: continues ? before : null };
}

async function receiptOf({ consent }: CheckedOptions): Promise<string> {
  try {
    return await consent.receipt();
  } catch (error) {
    const code = error instanceof ScrimError ? error.code : undefined;
    if (code === 'collector_unreachable' || code === 'site_disabled') throw new Refusal(code);
    throw new Refusal('collector_refused', code);
  }
}

async function believeManifest(
  { site, rootKey, minManifestVersion }: CheckedOptions,
  { manifest: jws }: Permit,
): Promise<SiteManifest & { readonly mayLoosen: boolean }> {
  try {
    const options = { siteId: site, rootKey, minVersion: minManifestVersion, nowMs: Date.now() };
    const manifest = await verifyManifest(jws, options);
    if (!manifest.settings.enabled) throw new Refusal('site_disabled');
    return manifest;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('manifest_refused', error instanceof ManifestError ? error.code : undefined);
  }
}
