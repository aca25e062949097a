// The stage that every event passes before anything else sees it, over a page that is live or stored. Counts what it
// drops, and stops for good when too much of it was not understood. Must never throw into the page and never return
// what it did not build itself.
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { type BuiltEvent, maskEvent } from './events/event-mask.ts';
import { createHiddenStrings } from './events/hidden-strings.ts';
import { type DropCode, type FaultCode, Refusal } from './events/refusal.ts';
import { createRepeats } from './events/repeats.ts';
import { createSentStates } from './events/sent-states.ts';
import { createSentTexts } from './events/sent-texts.ts';
import type { MaskContext } from './mask-context.ts';
import { statesOf } from './names/data-states.ts';
import type { Tokenise } from './names/tokens.ts';
import type { Vocabulary } from './names/vocabulary.ts';
import { createDrawings } from './nodes/drawings.ts';
import { textBit } from './nodes/node-mask.ts';
import { parentTagOf } from './nodes/page-places.ts';
import { createDecisions } from './rules/decide.ts';
import type { PageNode, PageView } from './rules/page-view.ts';
import { type ReadyRule, rulesFor } from './rules/votes.ts';
import { redact } from './tripwire/redact.ts';

/** Told when an event is dropped by a fault, and once when masking has stopped. */
export type DropReason = FaultCode | 'masking_stopped';

export interface MaskerOptions {
  /** A policy that was compiled. */
  readonly policy: PolicyArtifact;
  readonly page: PageView;
  /** @default the policy's, matched by the page */
  readonly rules?: readonly ReadyRule[];
  readonly tokenise: Tokenise;
  readonly vocabulary: Vocabulary;
  /** The page's own origin; '' while it is unknown: then the first Meta event tells it. @default '' */
  readonly origin?: string;
  /**
   * Is the style sheet of this link a file of the site's, whose names may be learnt? Where events were masked before,
   * every one was looked at then.
   *
   * @default by its address: http(s)
   */
  readonly isSheetFile?: (link: PageNode) => boolean;
  /** Told the page's address by Meta and route events. */
  readonly onAddress?: (href: string) => void;
  /** Events dropped by a fault before masking stops, at least 1. @default 100 */
  readonly maxDrops?: number;
  /** Told the reason of every drop by a fault, and `masking_stopped` once. Never a value. */
  readonly onDrop?: (reason: DropReason) => void;
}

export interface Masker {
  /** The masked event, or null when nothing of it may go on. Never changes `event`, never throws. */
  mask(event: unknown): MaskedEvent | null;
  /** Would a text of this id be masked? True for what the page does not know. */
  masksText(id: number): boolean;
  /** What rules and faults did, by code. */
  counts(): Readonly<Record<string, number>>;
  /** Has masking stopped? Then every event is dropped and recording must end. */
  stopped(): boolean;
}

/** Faults before masking stops: a page that does this often is one that this version does not understand. */
export const MAX_DROPS = 100;
const FAULTS: ReadonlySet<string> = new Set<FaultCode>(['event_unknown', 'event_malformed', 'event_failed']);

/** Builds the masker of one page load, live or stored. No effect until it is used. */
export function createMasker(options: MaskerOptions): Masker {
  const { maxDrops = MAX_DROPS, onDrop } = options;
  const counters = new Map<string, number>();
  const count = (code: string, times = 1) => void counters.set(code, (counters.get(code) ?? 0) + times);
  const context = createContext(options, count);
  const isRepeated = createRepeats();
  const masksText = createTextQuestion(context);
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
    masksText,
    counts: () => Object.fromEntries(counters),
    stopped: () => faults >= maxDrops,
  };
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

/** What is looked up for one question holds for all that follow in the same task. */
function createTextQuestion(context: MaskContext): (id: number) => boolean {
  const { page, decisions, hidden } = context;
  let isFresh = false;

  function refresh(): void {
    if (isFresh) return;
    isFresh = true;
    decisions.refresh();
    queueMicrotask(() => {
      isFresh = false;
    });
  }

  function isMasked(id: number): boolean {
    refresh();
    const node = page.find(id);
    if (node === null || parentTagOf(context, id) === 'style') return true;
    const decision = decisions.of(node);
    if (decision.region !== 'keep' || (decision.shown & textBit(decision)) === 0) return true;
    return hidden.has(page.text(node));
  }

  return (id) => {
    try {
      return isMasked(id);
    } catch {
      return true;
    }
  };
}

/**
 * Not one that is written out in its address: that can be made by a script, of anything. What stands before the colon is
 * not read: browsers look past line breaks, tabs and controls there (URL §4.4).
 */
function hasFileAddress(page: PageView, link: PageNode): boolean {
  const href = page.attribute(link, 'href')?.trim() ?? '';
  return href !== '' && (!/^[^/?#]*:/.test(href) || /^https?:/i.test(href));
}

function createContext(options: MaskerOptions, count: MaskContext['count']): MaskContext {
  const { policy, page, tokenise, vocabulary, onAddress } = options;
  const rules = options.rules ?? rulesFor(policy, page);
  const isSheetFile = options.isSheetFile ?? ((link: PageNode) => hasFileAddress(page, link));
  let origin = options.origin ?? '';
  let hasLearnt = false;
  return {
    policy,
    page,
    decisions: createDecisions({ policy, page, rules, onRule: (id) => count(`rule.${id}`) }),
    tokenise,
    vocabulary,
    hidden: createHiddenStrings(),
    states: statesOf(tokenise),
    sentStates: createSentStates(),
    sent: createSentTexts(),
    plans: new Map(),
    drawings: createDrawings(page, policy.drawings ?? 'icons'),
    hasLearnt() {
      const before = hasLearnt;
      hasLearnt = true;
      return before;
    },
    isSheetFile(id) {
      const link = page.find(id);
      return link !== null && isSheetFile(link);
    },
    ownOrigin: () => origin,
    setOwnOrigin(own) {
      if (own !== '') origin = own;
    },
    setAddress: (href) => onAddress?.(href),
    redact: (text) => redact(text, (kind) => count(`tripwire_${kind}`)),
    count,
  };
}
