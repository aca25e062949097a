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
    // rrweb would throw its own errors into the page's callbacks; swallowed there, reported here.
    errorHandler: () => {
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

/** `EventType.Custom` of rrweb. */
const CUSTOM_EVENT = 5;
