// A developer's badge in the demo bar: what the recorder is doing on this page right now.
import type { RecorderStatus } from '@scrim/recorder';

const WORDS: Readonly<Record<RecorderStatus['state'], string>> = {
  waiting: 'waiting for consent',
  starting: 'starting',
  recording: 'recording',
  refused: 'refused',
  stopped: 'stopped',
};

/** Writes the recorder's status into `badge` and on its `data-state`. */
export function showRecorderStatus(badge: HTMLElement, { state, reason, detail }: RecorderStatus): void {
  badge.dataset.state = state;
  const why = [reason, detail].filter((code) => code !== undefined);
  // Waiting has one reason, and the word says it already.
  badge.textContent =
    state === 'waiting' || why.length === 0 ? WORDS[state] : `${WORDS[state]}: ${why.join(', ')}`;
}

/** Says that the page was served without a collector to record to. */
export function showNoRecorder(badge: HTMLElement): void {
  badge.dataset.state = 'none';
  badge.textContent = 'not set up on this server';
}
