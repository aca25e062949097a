// rrweb underneath: DOM → raw events, in memory only. What leaves here goes to the masker and nowhere else.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { type CompiledPolicy, type MaskerMirror, ROUTE_EVENT, recordOptions } from '@scrim/masking-rules';
import { watchRoutes } from './route-changes.ts';
import { createTextShapes } from './text-shapes.ts';

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
  let ownErrors = 0;
  const guard = (work: () => void): void => {
    if (!live) return;
    try {
      work();
    } catch {
      onError();
    }
  };
  const routes = watchRoutes((href) => guard(() => record.addCustomEvent(ROUTE_EVENT, { href })));
  const shapes = createTextShapes(record.mirror, (event) => guard(() => onEvent(event)));
  const stopRecord = record({
    ...recordOptions(policy),
    emit: (event) =>
      guard(() => {
        // The first event after a move reports the move first, also in browsers without the Navigation API.
        if (event.type !== CUSTOM_EVENT) routes.check();
        onEvent(event as eventWithTime);
        shapes.note(event as eventWithTime);
      }),
    // True swallows: an error of rrweb's own must not reach the page. What the page's own call threw must.
    errorHandler: (error) => {
      if (isOfThePage(error)) return false;
      ownErrors += 1;
      if (ownErrors >= MAX_OWN_ERRORS) guard(onError);
      return true;
    },
  });
  // rrweb says so when it could not observe the page at all.
  if (stopRecord === undefined) onError();
  return {
    stop() {
      live = false;
      routes.stop();
      shapes.stop();
      stopRecord?.();
    },
  };
}

/** Errors of rrweb's own, each an event lost, before recording ends. */
const MAX_OWN_ERRORS = 20;

/** The page's native calls that rrweb wraps. */
const WRAPPED = new Set([
  'insertRule',
  'deleteRule',
  'replace',
  'replaceSync',
  'setProperty',
  'removeProperty',
  'attachShadow',
]);

/**
 * Is this what the page's own native call threw? Chromium and Firefox name the method (Web IDL); Safari names none, and
 * no value either. An error of rrweb's own must not reach the page: it can quote a selector made of a field's name.
 */
function isOfThePage(error: unknown): boolean {
  const message = error instanceof Error || isDomException(error) ? error.message : '';
  const named = /^(?:Failed to execute '(\w+)'|\w+\.(\w+): )/.exec(message);
  if (named !== null) return WRAPPED.has(named[1] ?? named[2] ?? '');
  return isDomException(error);
}

/** Also one of another realm. */
function isDomException(error: unknown): error is DOMException {
  return Object.prototype.toString.call(error) === '[object DOMException]';
}

/** `EventType.Custom` of rrweb. */
const CUSTOM_EVENT = 5;
