// Which places of a stored pointer are centres already: those in a control or region that the policy of the recording
// surely hid. Where anything else was drawn is not known any more, so every other place in what is hidden now is gone.
import type { PolicyArtifact } from '@scrim/protocol';
import { controlOf } from '../nodes/page-places.ts';
import { INPUTS } from '../rules/channels.ts';
import { createDecisions } from '../rules/decide.ts';
import type { Box, PageNode, PointerSpot } from '../rules/page-view.ts';
import type { StoredPage } from './stored-page.ts';
import { createRecordedRules } from './stored-rules.ts';

export interface PointerPlaces {
  /** A box around the pointer's own place, if that is the centre of the node; null for a place that must go. */
  boxAround(node: PageNode, pointer: PointerSpot | undefined): Box | null;
  /** The next event begins; these nodes it brought or changed. */
  follow(changed: readonly PageNode[]): void;
}

/** @param policy that the session was recorded under; null when it is not known */
export function createPointerPlaces(policy: PolicyArtifact | null, page: StoredPage): PointerPlaces {
  if (policy === null) return { boxAround: () => null, follow: () => undefined };
  const decisions = createDecisions({ policy, page, rules: createRecordedRules(policy, page) });

  function wasCentred(node: PageNode, { id }: PointerSpot): boolean {
    // A place in what was hidden has the whole as its target.
    if (page.find(id) !== node) return false;
    const { region, shown } = decisions.of(node);
    return region !== 'keep' || ((shown & INPUTS) === 0 && controlOf({ page }, node) === node);
  }

  return {
    follow(changed) {
      decisions.refresh();
      // What was hidden once stayed hidden: the live masker decided on these nodes too.
      for (const node of changed) decisions.of(node);
    },
    boxAround(node, pointer) {
      if (pointer === undefined || !wasCentred(node, pointer)) return null;
      return { left: pointer.x, top: pointer.y, width: 0, height: 0 };
    },
  };
}
