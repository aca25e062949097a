// rrweb underneath: DOM → raw events, in memory only. What leaves here goes to the masker and nowhere else.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { type CompiledPolicy, type MaskerMirror, ROUTE_EVENT, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { watchRoutes } from './route-changes.ts';
import { createTextShapes } from './text-shapes.ts';

/** rrweb's node mirror, which the masker looks nodes up in. */
export const captureMirror: MaskerMirror = record.mirror;

export interface Capture {
  /** Puts an event of the site's own among the others; it is masked like any of them. */
  addEvent(tag: string, payload: unknown): void;
  /** Ends capture at once: no event comes after it. */
  stop(): void;
}

export interface CaptureListeners {
  /** Gets raw events and returns what of each goes on; an exception in it ends up in `onError`, never in the page. */
  readonly mask: (event: eventWithTime) => MaskedEvent | null;
  /** Is the text of this id sent as a mask? Only of such texts the width is read. */
  readonly masksText: (id: number) => boolean;
  readonly onError: () => void;
}

/** Starts to observe the page; the first snapshot comes during the call. */
export function startCapture(policy: CompiledPolicy, listeners: CaptureListeners): Capture {
  const { mask, masksText, onError } = listeners;
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
  const shapes =
    policy.policy.textShape === 'length'
      ? null
      : createTextShapes({ mirror: record.mirror, masksText }, (event) => guard(() => mask(event)));
  const stopRecord = record({
    ...recordOptions(policy),
    emit: (event) =>
      guard(() => {
        // The first event after a move reports the move first, also in browsers without the Navigation API.
        if (event.type !== CUSTOM_EVENT) routes.check();
        const masked = mask(event as eventWithTime);
        if (masked !== null) shapes?.note(masked);
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
    addEvent: (tag, payload) => guard(() => record.addCustomEvent(tag, payload)),
    stop() {
      live = false;
      routes.stop();
      shapes?.stop();
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
