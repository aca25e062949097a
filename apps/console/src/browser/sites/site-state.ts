// What a site does now, and what is the matter with it, from what the collector says. Pure; decides nothing.
import type { SiteSummary } from '@scrim/protocol';

const DAY_SECONDS = 86_400;
/** From here on it is said that the settings run out: time for somebody to come back from a holiday. */
const SOON_SECONDS = 21 * DAY_SECONDS;

/**
 * `recording`: pages may record · `runs-out`: they may, but not for long · `off`: somebody switched it off, or nobody
 * has switched it on yet · `unsigned`: no settings are published · `expired`: they have run out.
 */
export type SiteStateName = 'recording' | 'runs-out' | 'off' | 'unsigned' | 'expired';

/** A site's state, with its words. */
export interface SiteState {
  readonly name: SiteStateName;
  /** One or two words. */
  readonly label: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'neutral';
  /** What it means, in a sentence; what to do is for the page to say. */
  readonly sentence: string;
}

const STATES: Record<SiteStateName, Omit<SiteState, 'name'>> = {
  recording: {
    label: 'Recording',
    tone: 'good',
    sentence: 'Its pages record visitors who said yes.',
  },
  'runs-out': {
    label: 'Runs out soon',
    tone: 'warn',
    sentence: 'Its pages record visitors who said yes, but its signed settings run out soon.',
  },
  off: { label: 'Off', tone: 'neutral', sentence: 'Nothing is recorded, and nothing is accepted.' },
  unsigned: {
    label: 'No settings',
    tone: 'warn',
    sentence: 'No signed settings are published, so nothing can be recorded.',
  },
  expired: {
    label: 'Settings expired',
    tone: 'bad',
    sentence: 'Its signed settings have run out, so nothing is recorded.',
  },
};

/** The state of a site at a time (milliseconds since 1970). */
export function siteStateOf(site: Pick<SiteSummary, 'switch' | 'manifest'>, nowMs: number): SiteState {
  const name = nameOf(site, nowMs / 1000);
  return { name, ...STATES[name] };
}

function nameOf(
  { switch: power, manifest }: Pick<SiteSummary, 'switch' | 'manifest'>,
  now: number,
): SiteStateName {
  if (manifest === null) return 'unsigned';
  if (power === 'off' || !manifest.enabled) return 'off';
  if (manifest.exp <= now) return 'expired';
  return manifest.exp - now < SOON_SECONDS ? 'runs-out' : 'recording';
}

/** Can it be switched on without signing: are the published settings enabled and valid? */
export function isSignedForRecording({ manifest }: Pick<SiteSummary, 'manifest'>, nowMs: number): boolean {
  return manifest?.enabled === true && manifest.exp * 1000 > nowMs;
}
