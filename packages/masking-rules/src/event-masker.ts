// The masker of a live page: the nodes of rrweb's mirror, the page's own selectors, tokens under a fresh key.
import type { eventWithTime } from '@rrweb/types';
import type { MaskedEvent } from '@scrim/protocol';
import type { MaskerMirror } from './mask-context.ts';
import { createMasker, type DropReason, MAX_DROPS } from './masker.ts';
import { createTokens } from './names/tokens.ts';
import { createVocabulary } from './names/vocabulary.ts';
import { type CompiledPolicy, isCompiled } from './policy/compiled-policy.ts';
import { PolicyError } from './policy/policy-error.ts';
import { createLivePage } from './rules/live-page.ts';
import { originOf } from './url-mask.ts';

/** What `createEventMasker` takes; an option that is not known is an error. */
export interface EventMaskerOptions {
  /** Which rules hold. */
  readonly policy: CompiledPolicy;
  /** rrweb's node mirror: `record.mirror`, or what a plugin's `getMirror` is given. */
  readonly mirror: MaskerMirror;
  /** The page, for its address as it is now. @default the global one; without any, Meta and route events tell the address */
  readonly document?: { readonly URL: string };
  /** Events dropped by a fault before masking stops. @default 100 */
  readonly maxDrops?: number;
  /** Told the reason of every drop by a fault, and `masking_stopped` once. Never a value. */
  readonly onDrop?: (reason: DropReason) => void;
}

/** Masks the events of one page load, in their order. */
export interface EventMasker {
  /** The masked event, or null when nothing of it may go on. Never changes `event`, never throws. */
  mask(event: eventWithTime): MaskedEvent | null;
  /** Would a text of this id be masked? True for what the mirror does not know. */
  masksText(id: number): boolean;
  /** What rules and faults did, by code; `rule.<id>` is the number of elements that a rule said something about. */
  counts(): Readonly<Record<string, number>>;
  /** Has masking stopped? Then every event is dropped and recording must end. */
  stopped(): boolean;
}

const OPTIONS = ['policy', 'mirror', 'document', 'maxDrops', 'onDrop'];

/**
 * Builds a masker with fresh tokens. No effect until it is used.
 *
 * @throws PolicyError `policy_malformed` when the policy is not one that `compilePolicy` made
 * @throws TypeError, RangeError for a wrong option or one that is not known
 */
export function createEventMasker(options: EventMaskerOptions): EventMasker {
  checkOptions(options);
  const { policy, mirror, document = globalPage() } = options;
  let told = '';
  const address = (): string => document?.URL ?? told;
  const vocabulary = createVocabulary(policy.policy.vocabulary);
  const { maxDrops, onDrop } = options;
  return createMasker({
    policy: policy.policy,
    page: createLivePage(mirror, address),
    tokenise: createTokens({ vocabulary }),
    vocabulary,
    origin: originOf(address()),
    onAddress: (href) => {
      told = href;
    },
    ...(maxDrops === undefined ? {} : { maxDrops }),
    ...(onDrop === undefined ? {} : { onDrop }),
  });
}

function globalPage(): { readonly URL: string } | undefined {
  return typeof document === 'undefined' ? undefined : document;
}

// A misspelt masking option must not pass, and a policy that nobody checked must not start.
function checkOptions(options: EventMaskerOptions): void {
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw new TypeError(`createEventMasker: unknown option ${unknown}`);
  if (!isCompiled(options.policy)) {
    throw new PolicyError('policy_malformed', 'createEventMasker: policy: expected what compilePolicy made');
  }
  if (typeof options.mirror?.getNode !== 'function' || typeof options.mirror.getMeta !== 'function') {
    throw new TypeError("createEventMasker: mirror: expected rrweb's mirror");
  }
  const { maxDrops = MAX_DROPS } = options;
  if (!Number.isInteger(maxDrops) || maxDrops < 1) {
    throw new RangeError('createEventMasker: maxDrops: expected a whole number of at least 1');
  }
}
