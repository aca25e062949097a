// Whatever events come, in whatever order: nothing throws, and the tree of the stored page stays a tree.
import { compilePolicy } from '@scrim/masking-rules/policy';
import { createStoredMasker, createStoredPage, type StoredPage } from '@scrim/masking-rules/stored';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loosePolicy, rule, withRules } from './corpora/fixture-page.ts';
import {
  addTo,
  documentOf,
  dropped,
  element,
  inShadow,
  mutation,
  snapshotOf,
  text,
  type Written,
} from './stored-events.ts';

const IDS = 14;
const id = fc.integer({ min: 1, max: IDS });
const names = fc.constantFrom('div', 'p', 'iframe', 'svg', 'x-abcdefghij', 'input');
const attributes = fc.constantFrom(
  {},
  { class: 'card' },
  { class: '_abcdefghij' },
  { 'data-scrim': 'mask' },
  { rr_width: '1px' },
);

const { node } = fc.letrec<{ node: Written; inner: Written }>((tie) => ({
  inner: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(id, fc.constantFrom('smith', 'oncology')).map(([at, said]) => text(at, said)),
    id.map(dropped),
    tie('node'),
  ),
  node: fc
    .tuple(id, names, attributes, fc.array(tie('inner'), { maxLength: 3 }), fc.boolean(), fc.boolean())
    .map(([at, name, given, children, isShadow, isDocument]) => {
      if (isDocument) return documentOf(at, ...children);
      const made = element(at, name, given, ...children);
      return isShadow ? inShadow(made) : made;
    }),
}));
const odd = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constant(undefined));
const changes = fc.record({
  removes: fc.array(fc.record({ id, parentId: id }), { maxLength: 3 }),
  adds: fc.array(
    fc.tuple(id, node, fc.option(id)).map(([parent, added, next]) => addTo(parent, added, next)),
    { maxLength: 4 },
  ),
  texts: fc.array(fc.record({ id, value: fc.option(fc.constantFrom('smith', 'oncology')) }), {
    maxLength: 2,
  }),
  attributes: fc.array(fc.record({ id, attributes }), { maxLength: 2 }),
});
const events = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: changes.map(mutation) },
    { weight: 2, arbitrary: fc.array(node, { maxLength: 3 }).map((inBody) => snapshotOf(...inBody)) },
    { weight: 1, arbitrary: fc.record({ type: fc.integer({ min: -1, max: 9 }), data: odd, timestamp: odd }) },
    { weight: 1, arbitrary: odd },
  ),
  { maxLength: 12 },
);

/** Every node that is found leads to the top in fewer steps than there are nodes, and names itself. */
function checkTree(page: StoredPage): void {
  for (let at = 1; at <= IDS; at++) {
    const found = page.find(at);
    if (found === null) continue;
    expect(page.idOf(found)).toBe(at);
    let steps = 0;
    for (let above = page.above(found); above !== null; above = page.above(above)) {
      expect(page.find(page.idOf(above) ?? -9)).toBe(above);
      expect(page.name(above)).not.toBe('');
      expect(steps++).toBeLessThan(IDS);
    }
  }
}

describe('any events', () => {
  it('leave a tree, with one object for each id', () => {
    fc.assert(
      fc.property(events, (given) => {
        const page = createStoredPage();
        const objects = new Map<number, object>();
        for (const one of given) {
          const before = describeTree(page);
          if (page.apply(one) === null) expect(describeTree(page)).toEqual(before);
          checkTree(page);
          for (let at = 1; at <= IDS; at++) {
            const found = page.find(at);
            if (found === null) continue;
            expect(objects.get(at) ?? found).toBe(found);
            objects.set(at, found);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never make the masker throw, nor show what is masked everywhere', () => {
    const base = { ...loosePolicy('card'), mode: 'mask-all' as const };
    const policy = compilePolicy(
      withRules(
        base,
        'odd',
        rule('some', 'unmask', 'p.never'),
        rule('odd', 'drop', '.card ~ p:not([data-x])'),
      ),
    );
    fc.assert(
      fc.property(events, (given) => {
        const masker = createStoredMasker({ policy, maxDrops: 1000 });
        const masked = JSON.stringify(given.map((one) => masker.mask(one)));
        expect(masked).not.toMatch(/smith|oncology/);
        expect(masker.counts().event_failed ?? 0).toBe(0);
        expect(() => masker.unevaluable()).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});

/** What can be asked of the page, in one value. */
function describeTree(page: StoredPage): unknown[] {
  return Array.from({ length: IDS }, (_, at) => {
    const found = page.find(at + 1);
    if (found === null) return null;
    const above = page.above(found);
    return [
      page.name(found),
      page.text(found),
      page.attribute(found, 'class'),
      above && page.idOf(above),
      page.isRooted(found),
    ];
  });
}
