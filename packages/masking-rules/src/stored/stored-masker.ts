// Masks events that were masked before, by another policy: the live engine, over the page that the events tell of. What
// was masked stays as it is, and what cannot be told any more counts against showing it.
import type { MaskedEvent } from '@scrim/protocol';
import { createMasker, type DropReason, MAX_DROPS } from '../masker.ts';
import { statesOf } from '../names/data-states.ts';
import { createTokens } from '../names/tokens.ts';
import { createVocabulary } from '../names/vocabulary.ts';
import { type CompiledPolicy, isCompiled } from '../policy/compiled-policy.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { PageView } from '../rules/page-view.ts';
import { createPointerPlaces } from './pointer-places.ts';
import { createStoredPage } from './stored-page.ts';
import { createStoredRules, type UnevaluableRule } from './stored-rules.ts';

/** What `createStoredMasker` takes; an option that is not known is an error. */
export interface StoredMaskerOptions {
  /** Which rules hold now. */
  readonly policy: CompiledPolicy;
  /**
   * The policy that the session was recorded under, whose hash is in its header. It tells which names
   * never became tokens, and which places of the pointer are centres already. @default not known: every place in a
   * masked control is dropped
   */
  readonly recordedUnder?: CompiledPolicy;
  /** 32 secret bytes for the tokens of names that pass no longer. @default tokens are drawn at random */
  readonly key?: Uint8Array;
  /** Events dropped by a fault before masking stops. @default 100 */
  readonly maxDrops?: number;
  /** Told the reason of every drop by a fault, and `masking_stopped` once. Never a value. */
  readonly onDrop?: (reason: DropReason) => void;
}

/** Masks the stored events of one page load, in their order. */
export interface StoredMasker {
  /** The masked event, or null when nothing of it may go on. Never changes `event`, never throws. */
  mask(event: unknown): MaskedEvent | null;
  /** What rules and faults did, by code; `rule.<id>` is the number of elements that a rule said something about. */
  counts(): Readonly<Record<string, number>>;
  /** Has masking stopped? Then every event is dropped. */
  stopped(): boolean;
  /** Rules that in what was masked so far met something that was dropped before, or became a token. */
  unevaluable(): readonly UnevaluableRule[];
}

const OPTIONS = ['policy', 'recordedUnder', 'key', 'maxDrops', 'onDrop'];
const KEY_BYTES = 32;

/**
 * Builds a masker for the events of one page load. No effect until it is used.
 *
 * @throws PolicyError `policy_malformed` when a policy is not one that `compilePolicy` made
 * @throws TypeError, RangeError for a wrong option or one that is not known
 */
export function createStoredMasker(options: StoredMaskerOptions): StoredMasker {
  checkOptions(options);
  const { policy, recordedUnder, key, maxDrops, onDrop } = options;
  const page = createStoredPage(recordedUnder);
  const rules = createStoredRules(policy.policy, page);
  const places = createPointerPlaces(recordedUnder?.policy ?? null, page);
  const vocabulary = createVocabulary(policy.policy.vocabulary);
  const view: PageView = { ...page, box: places.boxAround };
  const tokenise = createTokens({ vocabulary, keepTokens: true, ...(key === undefined ? {} : { key }) });
  statesOf(tokenise).keepTokens();
  const masker = createMasker({
    policy: policy.policy,
    page: view,
    rules: rules.rules,
    tokenise,
    vocabulary,
    isSheetFile: () => true,
    ...(maxDrops === undefined ? {} : { maxDrops }),
    ...(onDrop === undefined ? {} : { onDrop }),
  });

  return {
    mask(event) {
      const changed = page.apply(event);
      rules.arrive();
      places.follow(changed ?? []);
      // What the page could not take in is a fault like any other malformed event.
      return masker.mask(changed === null ? null : event);
    },
    counts: masker.counts,
    stopped: masker.stopped,
    unevaluable: rules.unevaluable,
  };
}

function checkOptions(options: StoredMaskerOptions): void {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw new TypeError(`createStoredMasker: unknown option ${unknown}`);
  const { policy, recordedUnder, key, maxDrops = MAX_DROPS } = options;
  for (const [name, given] of Object.entries({ policy, recordedUnder: recordedUnder ?? policy })) {
    if (isCompiled(given)) continue;
    throw new PolicyError(
      'policy_malformed',
      `createStoredMasker: ${name}: expected what compilePolicy made`,
    );
  }
  if (key !== undefined && (!(key instanceof Uint8Array) || key.length !== KEY_BYTES)) {
    throw new TypeError('createStoredMasker: key: expected 32 bytes');
  }
  if (!Number.isInteger(maxDrops) || maxDrops < 1) {
    throw new RangeError('createStoredMasker: maxDrops: expected a whole number of at least 1');
  }
}
