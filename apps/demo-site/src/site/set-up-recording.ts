// Consent and recorder of one document: the whole integration. Nothing is recorded, and nothing asked of the
// collector, unless the visitor chose "Allow recording".
import { type Consent, createConsent } from '@scrim/consent';
import { type Recorder, startRecorder } from '@scrim/recorder';
import workerUrl from '@scrim/recorder/worker?worker&url';
import { find } from './build-element.ts';
import { mountConsentBanner } from './consent-banner.ts';
import { type DemoConfig, readDemoConfig } from './demo-config.ts';
import { DEMO_POLICY } from './demo-policy.ts';
import { setUpOverlay } from './masking-overlay.ts';
import { PURPOSES } from './notice.ts';
import { showNoRecorder, showRecorderStatus } from './recorder-badge.ts';

function createDemoConsent(config: DemoConfig): Consent {
  return createConsent({
    site: config.site,
    collector: config.collector,
    purposes: PURPOSES,
    notice: {
      id: 'demo-recording',
      version: config.noticeVersion,
      locale: 'en',
      textHash: config.noticeTextHash,
      url: new URL('/privacy/', location.href).href,
    },
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Scrim demo'],
    withdrawalMethod: 'the “withdraw” button at the foot of every page',
    rightsUrl: new URL('/privacy/#rights', location.href).href,
  });
}

function startRecording(
  { collector, site, rootKey }: DemoConfig,
  consent: Consent,
  { badge, stop }: { readonly badge: HTMLElement; readonly stop: HTMLButtonElement },
): Recorder {
  return startRecorder({
    collector,
    site,
    rootKey,
    consent,
    policy: DEMO_POLICY,
    workerUrl,
    onStatus: (status) => {
      showRecorderStatus(badge, status);
      // By attribute, not by a style that asks for the badge's `data-state`: a replay has no such state.
      stop.hidden = status.state !== 'recording';
    },
  });
}

/**
 * Mounts banner, privacy line, badge and overlay button on this document, and starts the recorder, which waits for
 * consent.
 *
 * @returns null when the page was served without settings
 */
export function setUpRecording(): Recorder | null {
  setUpOverlay(find('#show-masking', HTMLButtonElement));
  const badge = find('#recorder-status', HTMLElement);
  const config = readDemoConfig();
  if (config === null) {
    showNoRecorder(badge);
    return null;
  }
  const consent = createDemoConsent(config);
  mountConsentBanner(consent, find('#privacy-choice', HTMLElement));
  const stop = find('#recorder-stop', HTMLButtonElement);
  const recorder = startRecording(config, consent, { badge, stop });
  stop.addEventListener('click', () => void recorder.stop());
  return recorder;
}
