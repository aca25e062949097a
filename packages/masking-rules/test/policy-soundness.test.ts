// What `tightens` says by structure holds for pages: under the second policy nothing is shown that the first hides,
// wherever the page goes and whatever moves in it. Held against the engine that decides.
import { tightens } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDecisions, type Decision, type Decisions } from '../src/rules/decide.ts';
import { rulesFor } from '../src/rules/votes.ts';
import { policies, tighteningSteps } from './policy-arbitrary.ts';
import { el, move, type TreeNode, type TreePage, text, treePage } from './tree-page.ts';

const PATHS = ['/', '/help', '/help/hours', '/other', '/_abcdefghij'];

const element = fc.record({
  name: fc.constantFrom('div', 'input'),
  class: fc.constantFrom('', 'x', 'y', 'x y'),
  mark: fc.constantFrom('', '', 'unmask', 'mask', 'block', 'drop'),
  /** Which of the elements before it it stands in. */
  within: fc.nat(5),
});
const elements = fc.array(element, { minLength: 1, maxLength: 6 });

/** Built anew for each run: pages change. */
function pageOf(
  written: readonly (typeof elements extends fc.Arbitrary<(infer One)[]> ? One : never)[],
): TreePage {
  const made: TreeNode[] = [];
  const page = treePage();
  for (const { name, class: classes, mark, within } of written) {
    const node = el(name, { class: classes, ...(mark === '' ? {} : { 'data-scrim': mark }) }, text('Smith'));
    move(node, made[within % Math.max(made.length, 1)] ?? page.html);
    made.push(node);
  }
  return page;
}

/** What happens to the page: it goes to a path, or a node moves into another. */
const happenings = fc.array(
  fc.oneof(fc.record({ path: fc.constantFrom(...PATHS) }), fc.record({ node: fc.nat(20), into: fc.nat(20) })),
  { maxLength: 4 },
);

const RANK = { keep: 0, block: 1, drop: 2 } as const;

function decisionsOf(policy: PolicyArtifact, page: TreePage): Decisions {
  return createDecisions({ policy, page, rules: rulesFor(policy, page) });
}

function nodesIn(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(nodesIn)];
}

/** Is it hidden as a whole, so that its channels say nothing any more? */
function isGone({ region }: Decision): boolean {
  return region !== 'keep';
}

function moveIn(page: TreePage, from: number, to: number): void {
  const nodes = nodesIn(page.html).slice(1);
  const node = nodes[from % nodes.length];
  const into = nodes.filter(({ name }) => name !== '')[to % nodes.length];
  if (node === undefined || into === undefined || nodesIn(node).includes(into)) return;
  move(node, into);
}

type Happening = { readonly path: string } | { readonly node: number; readonly into: number };

/** The nodes of which something is shown under `after` and hidden under `before`, at any time. */
function shownOnlyAfter(
  page: TreePage,
  [before, after]: readonly [PolicyArtifact, PolicyArtifact],
  happened: readonly Happening[],
): number {
  const [old, now] = [decisionsOf(before, page), decisionsOf(after, page)];
  let found = 0;
  const look = (): void => {
    old.refresh();
    now.refresh();
    for (const node of nodesIn(page.html)) {
      const [was, is] = [old.of(node), now.of(node)];
      if (RANK[is.region] < RANK[was.region] || (!isGone(is) && (is.shown & ~was.shown) !== 0)) found += 1;
    }
  };
  look();
  for (const what of happened) {
    if ('path' in what) page.at(what.path);
    else moveIn(page, what.node, what.into);
    look();
  }
  return found;
}

it('nothing is shown under a policy that tightens and hidden under the one before', () => {
  const steps = fc.array(tighteningSteps, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(policies, steps, elements, happenings, (before, some, written, happened) => {
      const after = some.reduce((policy, step) => step(policy), before);
      expect(tightens(before, after)).toBe(true);
      expect(shownOnlyAfter(pageOf(written), [before, after], happened)).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

it('nor of any two policies that it says yes of; of those that it says no of, some show more', () => {
  const told = { tight: 0, showsMore: 0 };
  fc.assert(
    fc.property(policies, policies, elements, happenings, (before, after, written, happened) => {
      const found = shownOnlyAfter(pageOf(written), [before, after], happened);
      if (tightens(before, after)) {
        told.tight += 1;
        expect(found).toBe(0);
      } else if (found > 0) told.showsMore += 1;
    }),
    { numRuns: 1000 },
  );
  expect(told.showsMore).toBeGreaterThan(100);
});
