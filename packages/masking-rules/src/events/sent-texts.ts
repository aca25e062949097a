// What was sent for texts that changed: a change that says nothing new after masking is not sent, so that typing in an
// editor does not show its rhythm; and selections fit the mask that stands there.
import type { PageNode } from '../rules/page-view.ts';

export interface SentTexts {
  /** Is this what stands for the text already? If not, it does from now on. */
  isKnown(node: PageNode, mask: string): boolean;
  /** The length of what was sent for a text that changed; null for any other. */
  lengthOf(node: PageNode): number | null;
  /** The node is sent anew, or the whole page (null): what was known of it does not hold. */
  forget(node: PageNode | null): void;
}

/** Builds an empty memory. */
export function createSentTexts(): SentTexts {
  let texts = new WeakMap<PageNode, string>();
  return {
    isKnown(node, mask) {
      if (texts.get(node) === mask) return true;
      texts.set(node, mask);
      return false;
    },
    lengthOf: (node) => texts.get(node)?.length ?? null,
    forget(node) {
      if (node === null) texts = new WeakMap();
      else texts.delete(node);
    },
  };
}
