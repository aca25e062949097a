// Our recorder as a site starts it, in a page of a test: consent is granted by script, nothing else is different. What
// refuses or ends the recording is an error here, so that a test never takes a silent recorder for a quiet one.
import { createConsent } from '@scrim/consent';
import { type Recorder, type RecorderStatus, startRecorder } from '@scrim/recorder';
import type { InPageRecorder } from '../recorder.ts';
import type { ScrimPageSettings } from './page-settings.ts';

/** How long a recorder may take to begin, in milliseconds: longer than any machine takes for the picture of a large page. */
const START_WITHIN_MS = 45_000;

/** The recorder under test; recording begins with `start`. */
export function createInPageRecorder(settings: ScrimPageSettings): InPageRecorder {
  let running: { readonly recorder: Recorder; readonly recording: Promise<void> } | null = null;
  return {
    async start() {
      running ??= startRecording(settings);
      await running.recording;
    },
    async stop() {
      if (running === null) return;
      const { recorder } = running;
      running = null;
      const { state, reason, detail } = recorder.status();
      await recorder.stop();
      if (state !== 'recording') throw new Error(wordsOf({ state, reason, detail }));
    },
  };
}

function startRecording({ collector, site, rootKey, policy }: ScrimPageSettings) {
  const consent = createConsent({ collector, site, ...termsOf(collector) });
  if (!consent.allowed()) {
    consent.ask();
    consent.grant({ method: 'script' });
  }
  const watch = watchStart();
  const recorder = startRecorder({
    collector,
    site,
    rootKey,
    consent,
    kind: 'test',
    ...(policy === null ? {} : { policy }),
    onStatus: watch.onStatus,
  });
  return { recorder, recording: watch.recording };
}

/** Resolves when the recorder says that it records; rejects with its reason when it says that it does not. */
function watchStart() {
  let onStatus: (status: RecorderStatus) => void = () => {};
  const recording = new Promise<void>((resolve, reject) => {
    let last: Partial<RecorderStatus> = { state: 'waiting' };
    const giveUp = (): void => reject(new Error(wordsOf(last)));
    const timer = setTimeout(giveUp, START_WITHIN_MS);
    onStatus = (status) => {
      last = status;
      if (status.state === 'waiting' || status.state === 'starting') return;
      clearTimeout(timer);
      if (status.state === 'recording') resolve();
      else giveUp();
    };
  });
  return { recording, onStatus };
}

/** The state and the recorder's own codes; the id of a rule is the policy's author's, not the page's. */
function wordsOf({
  state,
  reason,
  detail,
  rule,
}: Partial<Record<keyof RecorderStatus, string | undefined>>): string {
  const codes = [reason, detail, ...(rule === undefined ? [] : [`rule ${rule}`])];
  return `the recorder is ${state}: ${codes.filter((code) => code !== undefined).join(', ')}`;
}

/** What a visitor of a test would have been told. */
function termsOf(collector: string) {
  return {
    purposes: [
      {
        id: 'replay',
        text: 'To find out what leaves this page.',
        lawfulBasis: 'consent',
        piiTypes: [],
        retention: 'until the test ends',
        recipients: [],
      },
    ],
    notice: {
      id: 'leak-test',
      version: '1',
      locale: 'en',
      textHash: 'A'.repeat(43),
      url: `${collector}/privacy`,
    },
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Leak test'],
    withdrawalMethod: 'none: nobody is recorded',
    rightsUrl: `${collector}/rights`,
  } as const;
}
