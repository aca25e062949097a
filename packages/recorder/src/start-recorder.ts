// The gate that a page loads: it waits for consent, and only then fetches the recorder. Before that nothing of it is
// loaded and nothing is asked of the collector.

import type { WrittenSession } from '@scrim/consent';
import { forgetContinuity, readContinuity } from './gate/continuity.ts';
import {
  type CheckedOptions,
  checkOptions,
  type EventPayload,
  type RecorderOptions,
  type RecorderStatus,
  type StatusReason,
} from './options.ts';
import type { Recording } from './recording.ts';
import { clearOutbox } from './ship/outbox.ts';

export interface Recorder {
  /**
   * Ends the recording of this page at once. What was captured before, under consent, is sealed, marked final and
   * sent; nothing is captured after. Resolves when it was delivered or given up for now.
   */
  stop(): Promise<void>;
  status(): RecorderStatus;
  /**
   * Records an event of the site's own, such as `addEvent('filter', { kind: 'wool' })`. The policy's `events` say which
   * tags pass and what each may hold; any other is dropped. Before consent, while nothing is recorded, and after the
   * end nothing of it is kept. Never throws.
   */
  addEvent(tag: string, payload?: EventPayload): void;
}

/**
 * Records this page once `consent` grants, and stops for good when it is withdrawn.
 *
 * @throws TypeError when an option is missing, wrong or unknown. After that it never throws into the page.
 */
export function startRecorder(options: RecorderOptions): Recorder {
  return createGate(checkOptions(options));
}

function createGate(options: CheckedOptions): Recorder {
  const { consent } = options;
  /** Recordings of this document, ended ones too: a withdrawal reaches what they still have queued. */
  const recordings: Recording[] = [];
  let status: RecorderStatus = { state: 'waiting', reason: 'consent_missing' };
  let turn = 0;
  let running: Recording | null = null;
  let stopped = false;
  /** The newest manifest that this document believed: a later permit must not bring an older one. */
  let { minManifestVersion } = options;

  const tell = (next: RecorderStatus): void => {
    status = next;
    options.onStatus(next);
  };

  /** One start per grant or page show; overtaken by a withdrawal or a stop it ends before it captured anything. */
  const start = async (): Promise<void> => {
    if (stopped || running !== null || !consent.allowed()) return;
    turn += 1;
    const own = turn;
    const isCurrent = (): boolean => own === turn && !stopped && consent.allowed();
    const onEnd = (reason: StatusReason): void => {
      if (own === turn) running = null;
      // The session reached its longest time: the visit goes on in a new one.
      if (reason === 'session_over') void start();
    };
    tell({ state: 'starting' });
    try {
      await pageIsActive();
      const { startRecording } = await import('./recording.ts');
      if (!isCurrent() || running !== null) return;
      const onManifest = (version: number): void => {
        minManifestVersion = Math.max(minManifestVersion, version);
      };
      running = startRecording({
        ...options,
        minManifestVersion,
        onStatus: tell,
        isCurrent,
        onManifest,
        onEnd,
      });
      recordings.push(running);
    } catch {
      tell({ state: 'refused', reason: 'internal' });
    }
  };

  /** Ends everything in one synchronous step. @returns every session that this document or its tab wrote to */
  const withdraw = (): readonly WrittenSession[] => {
    turn += 1;
    running = null;
    const sessions = recordings.splice(0).map((recording) => recording.withdraw());
    tell({ state: 'stopped', reason: 'consent_withdrawn' });
    return writtenSessions([...sessions, carriedSession(options.site)]);
  };
  /** Nothing that was recorded under a yes outlives it in this browser, however the yes ended. */
  const forget = (): void => {
    forgetContinuity(options.site);
    clearOutbox(options.site);
  };

  consent.onWithdraw(() => {
    const sessions = withdraw();
    forget();
    return sessions;
  });
  consent.subscribe(() => void start());
  addEventListener('pageshow', (event) => {
    // A page restored from the back/forward cache starts a new epoch: its keys went when it was hidden.
    if (event.persisted) void start();
  });
  tell(status);
  if (consent.allowed()) void start();
  else forget();

  return {
    async stop() {
      stopped = true;
      const last = running;
      running = null;
      tell({ state: 'stopped', reason: 'stopped_by_site' });
      await last?.stop();
    },
    status: () => status,
    addEvent: (tag, payload = {}) => running?.addEvent(tag, payload),
  };
}

/** A prerendered page is nobody's visit until it is activated. */
async function pageIsActive(): Promise<void> {
  if ((document as Document & { prerendering?: boolean }).prerendering !== true) return;
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}

/** The session of the tab's page before, which this page may go on with: its continuation proves it. */
function carriedSession(site: string): WrittenSession | null {
  const carried = readContinuity(site);
  return carried === null ? null : { sid: carried.sid, continuation: carried.continuation };
}

/** One entry a session; what this document wrote to comes with a write token, which is the better proof. */
function writtenSessions(sessions: readonly (WrittenSession | null)[]): WrittenSession[] {
  const bySid = new Map<string, WrittenSession>();
  for (const session of sessions) {
    if (session !== null && !bySid.has(session.sid)) bySid.set(session.sid, session);
  }
  return [...bySid.values()];
}
