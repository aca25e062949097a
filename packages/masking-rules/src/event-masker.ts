// The stage that every event passes before anything else sees it. Counts what it drops, and stops for good when too
// much of it was not understood. Must never throw into the page and never return what it did not build itself.
import type { eventWithTime } from '@rrweb/types';
import type { MaskedEvent } from '@scrim/protocol';
import { type BuiltEvent, maskEvent } from './events/event-mask.ts';
import { type DropCode, type FaultCode, Refusal } from './events/refusal.ts';
import { createRepeats } from './events/repeats.ts';
import type { MaskContext, MaskerMirror } from './mask-context.ts';
import { createTokens } from './names/tokens.ts';
import { type CompiledPolicy, compilePolicy } from './policy/compiled-policy.ts';
import { originOf } from './url-mask.ts';

/** Told when an event is dropped by a fault, and once when masking has stopped. */
export type DropReason = FaultCode | 'masking_stopped';

export interface EventMaskerOptions {
  /** Which rules hold. */
  readonly policy: CompiledPolicy;
  /** rrweb's node mirror: `record.mirror`, or what a plugin's `getMirror` is given. */
  readonly mirror: MaskerMirror;
  /** The page. @default the first Meta event tells the page's origin */
  readonly document?: { readonly URL: string };
  /** Events dropped by a fault before masking stops. @default 100 */
  readonly maxDrops?: number;
  /** Told the reason of every drop by a fault, and `masking_stopped` once. Never a value. */
  readonly onDrop?: (reason: DropReason) => void;
}

export interface EventMasker {
  /** The masked event, or null when nothing of it may go on. Never changes `event`, never throws. */
  mask(event: eventWithTime): MaskedEvent | null;
  /** What rules and faults did, by code. */
  counts(): Readonly<Record<string, number>>;
  /** Has masking stopped? Then every event is dropped and recording must end. */
  stopped(): boolean;
}

/** Faults before masking stops: a page that does this often is one that this version does not understand. */
const MAX_DROPS = 100;
const FAULTS: ReadonlySet<string> = new Set<FaultCode>(['event_unknown', 'event_malformed', 'event_failed']);

const OPTIONS = ['policy', 'mirror', 'document', 'maxDrops', 'onDrop'];

/**
 * Builds a masker with a fresh key for its tokens. No effect until it is used.
 *
 * @throws PolicyError when the policy is not one that {@link compilePolicy} made
 * @throws TypeError, RangeError for a wrong option or one that is not known
 */
export function createEventMasker(options: EventMaskerOptions): EventMasker {
  checkOptions(options);
  const { maxDrops = MAX_DROPS, onDrop } = options;
  const counters = new Map<string, number>();
  const count = (code: string) => void counters.set(code, (counters.get(code) ?? 0) + 1);
  const context = createContext(options, count);
  const isRepeated = createRepeats();
  let faults = 0;

  function fault(code: FaultCode): void {
    faults += 1;
    onDrop?.(code);
    if (faults === maxDrops) onDrop?.('masking_stopped');
  }

  function drop(code: FaultCode | DropCode): null {
    count(code);
    if (isFault(code)) fault(code);
    return null;
  }

  return {
    mask(event) {
      if (faults >= maxDrops) return null;
      const built = tryMask(context, event);
      if (typeof built === 'string') return drop(built);
      return isRepeated(built) ? drop('repeated') : (built as unknown as MaskedEvent);
    },
    counts: () => Object.fromEntries(counters),
    stopped: () => faults >= maxDrops,
  };
}

// A misspelt masking option must not pass, and a policy that nobody checked must not start.
function checkOptions(options: EventMaskerOptions): void {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw new TypeError(`createEventMasker: unknown option ${unknown}`);
  compilePolicy((options.policy as CompiledPolicy | undefined)?.policy);
  if (typeof options.mirror?.getNode !== 'function' || typeof options.mirror.getMeta !== 'function') {
    throw new TypeError("createEventMasker: mirror: expected rrweb's mirror");
  }
  const { maxDrops = MAX_DROPS } = options;
  if (!Number.isInteger(maxDrops) || maxDrops < 1) {
    throw new RangeError('createEventMasker: maxDrops: expected a whole number of at least 1');
  }
}

function tryMask(context: MaskContext, event: unknown): BuiltEvent | FaultCode | DropCode {
  try {
    return maskEvent(context, event);
  } catch (error) {
    return error instanceof Refusal ? error.code : 'event_failed';
  }
}

function isFault(code: FaultCode | DropCode): code is FaultCode {
  return FAULTS.has(code);
}

function createContext({ mirror, document }: EventMaskerOptions, count: MaskContext['count']): MaskContext {
  let origin = originOf(document?.URL ?? '');
  return {
    tokenise: createTokens(),
    mirror,
    maskLengths: new WeakMap(),
    count,
    ownOrigin: () => origin,
    setOwnOrigin(own) {
      if (own !== '') origin = own;
    },
  };
}
