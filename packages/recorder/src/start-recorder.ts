// The gate that a page loads: it waits for consent, and only then fetches the recorder. Before that nothing of it is
// loaded and nothing is asked of the collector.
import {
  type CheckedOptions,
  checkOptions,
  type RecorderOptions,
  type RecorderStatus,
  type StatusReason,
} from './options.ts';
import type { Recording, WithdrawnSession } from './recording.ts';

export interface Recorder {
  /**
   * Ends the recording of this page at once. What was captured before, under consent, is sealed, marked final and
   * sent; nothing is captured after. Resolves when it was delivered or given up for now.
   */
  stop(): Promise<void>;
  status(): RecorderStatus;
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
      running = startRecording({ ...options, onStatus: tell, isCurrent, onEnd });
      recordings.push(running);
    } catch {
      tell({ state: 'refused', reason: 'internal' });
    }
  };

  /** Ends everything in one synchronous step. @returns the session that this page wrote to last. */
  const withdraw = (): WithdrawnSession | null => {
    turn += 1;
    running = null;
    const sessions = recordings.splice(0).map((recording) => recording.withdraw());
    tell({ state: 'stopped', reason: 'consent_withdrawn' });
    return sessions.findLast((session) => session !== null) ?? null;
  };

  consent.onWithdraw(withdraw);
  consent.subscribe(() => void start());
  addEventListener('pageshow', (event) => {
    // A page restored from the back/forward cache starts a new epoch: its keys went when it was hidden.
    if (event.persisted) void start();
  });
  tell(status);
  void start();

  return {
    async stop() {
      stopped = true;
      const last = running;
      running = null;
      tell({ state: 'stopped', reason: 'stopped_by_site' });
      await last?.stop();
    },
    status: () => status,
  };
}

/** A prerendered page is nobody's visit until it is activated. */
async function pageIsActive(): Promise<void> {
  if ((document as Document & { prerendering?: boolean }).prerendering !== true) return;
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}
