// What a policy says of the places of a page: which of them it lets through on purpose. In doubt it lets nothing
// through, so that what is found there is told.
import {
  type ChannelExplanation,
  compilePolicy,
  createExplainer,
  type Explainer,
} from '@scrim/masking-rules';
import type { ShownByPolicy } from '../place.ts';
import type { ShownAs } from './slot.ts';

/** Asks a policy. */
export interface PolicyWord {
  /** Undefined: it is not shown on purpose. */
  of(element: Element | null, shownAs: ShownAs): ShownByPolicy | undefined;
}

const NO_WORD: PolicyWord = { of: () => undefined };

/**
 * Builds what asks a policy about the page as it is now.
 *
 * @throws PolicyError when it is no policy
 */
export function createPolicyWord(policy: unknown, document: Document): PolicyWord {
  const top = policy === null || policy === undefined ? null : topOf(document);
  // A recorder does not see into frames of other origins, so it can show nothing of them on purpose.
  if (top === null) return NO_WORD;
  const explainer = createExplainer(compilePolicy(policy), { document: top });
  return { of: (element, shownAs) => (element === null ? undefined : askFor(explainer, element, shownAs)) };
}

function askFor(explainer: Explainer, element: Element, shownAs: ShownAs): ShownByPolicy | undefined {
  if (shownAs.length === 0) return undefined;
  const { channels } = explainer.explain(element);
  const said = shownAs.map((channel) => channels[channel]);
  return said.every(({ shown }) => shown) && said[0] !== undefined ? { by: nameOf(said[0]) } : undefined;
}

function nameOf({ by }: ChannelExplanation): string {
  if (by.kind === 'rule') return by.id;
  return by.kind === 'mark' ? 'data-scrim' : 'mode';
}

function topOf({ defaultView }: Document): Document | null {
  try {
    return defaultView?.top?.document ?? null;
  } catch {
    return null;
  }
}
