// rrweb underneath: DOM → raw events, in memory only. What leaves here goes to the masker and nowhere else.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { type CompiledPolicy, type MaskerMirror, ROUTE_EVENT, recordOptions } from '@scrim/masking-rules';
import { watchRoutes } from './route-changes.ts';

/** rrweb's node mirror, which the masker looks nodes up in. */
export const captureMirror: MaskerMirror = record.mirror;

export interface Capture {
  /** Ends capture at once: no event comes after it. */
  stop(): void;
}

export interface CaptureListeners {
  /** Gets raw events; an exception in it ends up in `onError`, never in the page. */
  readonly onEvent: (event: eventWithTime) => void;
  readonly onError: () => void;
}

/** Starts to observe the page; the first snapshot comes during the call. */
export function startCapture(policy: CompiledPolicy, { onEvent, onError }: CaptureListeners): Capture {
  let live = true;
  const guard = (work: () => void): void => {
    if (!live) return;
    try {
      work();
    } catch {
      onError();
    }
  };
  const routes = watchRoutes((href) => guard(() => record.addCustomEvent(ROUTE_EVENT, { href })));
  const stopRecord = record({
    ...recordOptions(policy),
    emit: (event) =>
      guard(() => {
        // The first event after a move reports the move first, also in browsers without the Navigation API.
        if (event.type !== CUSTOM_EVENT) routes.check();
        onEvent(event as eventWithTime);
      }),
    // True swallows: an error of rrweb's own must not reach the page. What the page's own call threw must.
    errorHandler: (error) => {
      if (isOfThePage(error)) return false;
      guard(onError);
      return true;
    },
  });
  return {
    stop() {
      live = false;
      routes.stop();
      stopRecord?.();
    },
  };
}

/**
 * rrweb wraps native calls of the page, such as `insertRule`. What those throw belongs to the page: a DOMException, or
 * the TypeError of a wrong argument (Web IDL), which engines begin in these ways.
 */
function isOfThePage(error: unknown): boolean {
  if (Object.prototype.toString.call(error) === '[object DOMException]') return true;
  const message = error instanceof Error && error.name === 'TypeError' ? error.message : '';
  return /^(Failed to (execute|set|construct)|Not enough arguments|\w+(\.\w+)+: )/.test(message);
}

/** `EventType.Custom` of rrweb. */
const CUSTOM_EVENT = 5;
