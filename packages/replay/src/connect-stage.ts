// The console's end of the link to a stage. Everything that comes from there is untrusted and passes the guard.
import { parseStageMessage, STAGE_GREETING, type StageCommand, type StageMessage } from './stage-link.ts';

/** A stage that plays says some twenty things a second; one that says more than this is no player of ours. */
const MAX_PER_SECOND = 300;

/** The console's end of a stage. */
export interface StageLink {
  /** Hand it to `open()` as `stage`: it goes to the worker, whose events then bypass the console. */
  readonly eventsPort: MessagePort;
  send(command: StageCommand): void;
  /** @returns what ends the subscription. */
  subscribe(listener: (message: StageMessage) => void): () => void;
  close(): void;
}

/**
 * Greets the stage in a frame; call it once the frame has loaded. A stage takes one greeting, so a frame is good for one
 * session. A stage that floods the link is cut off: `problem`, `stage_flooding`.
 *
 * @param playerOrigin where the frame's document must come from; any other document gets nothing.
 * @throws TypeError when the frame has no window.
 */
export function connectStage(frame: HTMLIFrameElement, playerOrigin: string): StageLink {
  if (frame.contentWindow === null) throw new TypeError('frame: expected one that is in a document');
  const control = new MessageChannel();
  const events = new MessageChannel();
  const listeners = new Set<(message: StageMessage) => void>();
  const tell = (message: StageMessage): void => {
    for (const listener of listeners) listener(message);
  };
  const isTooMuch = createFloodGauge();
  control.port1.onmessage = ({ data }) => {
    if (isTooMuch()) {
      // What it still has in the post is thrown away with the port.
      control.port1.onmessage = null;
      control.port1.close();
      tell({ kind: 'problem', code: 'stage_flooding' });
      return;
    }
    const message = parseStageMessage(data);
    if (message !== null) tell(message);
  };
  frame.contentWindow.postMessage(STAGE_GREETING, playerOrigin, [control.port2, events.port2]);
  return {
    eventsPort: events.port1,
    send: (command) => control.port1.postMessage(command),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      control.port1.close();
    },
  };
}

/** Counts what comes in; true from the message on that is too much for one second. */
function createFloodGauge(): () => boolean {
  let secondEndsAt = 0;
  let count = 0;
  return () => {
    const now = performance.now();
    if (now >= secondEndsAt) [secondEndsAt, count] = [now + 1000, 0];
    count += 1;
    return count > MAX_PER_SECOND;
  };
}
