// Drawings of a page: the lines of small ones pass, of all others and of what changes later the box only.
import { describe, expect, it } from 'vitest';
import { type Masked, MODES, maskerOf, mutate, policyOf, snapshotBy, snapshotOf } from './channel-pages.ts';
import { el, move, serialise, treePage } from './tree-page.ts';

describe('drawings', () => {
  const icon = (shapes: number) =>
    el('svg', {}, ...Array.from({ length: shapes }, () => el('path', { d: 'M0 0L1.5 2.25z' })));
  const linesOf = (nodes: readonly Masked[]) =>
    nodes.filter(({ attributes }) => attributes?.d !== undefined).length;

  it('keep their lines when they are small, and their box only when they are not', () => {
    for (const mode of MODES) {
      expect(linesOf(snapshotOf(policyOf(mode), icon(16)))).toBe(16);
      expect(linesOf(snapshotOf(policyOf(mode), icon(17)))).toBe(0);
      expect(linesOf(snapshotOf(policyOf(mode, [], { drawings: 'none' }), icon(1)))).toBe(0);
    }
  });

  it('in a drawing count as that drawing', () => {
    const big = el(
      'svg',
      {},
      ...Array.from({ length: 16 }, () => el('rect')),
      el('foreignobject', {}, icon(1)),
    );
    expect(linesOf(snapshotOf(policyOf('mask-all'), big))).toBe(0);
  });

  it.each([
    ['path', 'd', 'M0 0 L12345 0', false],
    ['path', 'd', 'M0.1234 0', false],
    ['path', 'd', 'M0 0 smith', false],
    ['path', 'd', `M${'0 '.repeat(300)}`, false],
    ['path', 'd', 'M10-.5a1 1 0 01-2.5.5z', true],
    ['polyline', 'points', '0,0 1.5,2', true],
    ['polyline', 'points', '0,0 41111', false],
    ['rect', 'width', '24', true],
    ['rect', 'width', '24%', true],
    ['rect', 'width', '24smith', false],
    ['circle', 'transform', 'translate(1 2) rotate(45)', true],
    ['circle', 'transform', 'url(smith)', false],
    ['g', 'd', 'M0 0', false],
    ['rect', 'd', 'M0 0', false],
    ['path', 'fill', 'none', true],
    ['path', 'stroke', 'currentcolor', true],
    ['path', 'fill-opacity', '0.45', true],
    ['path', 'opacity', 'smith', false],
    ['path', 'fill', 'url(#smith)', false],
    ['text', 'x', '4', false],
  ])('%s %s=%j: %s', (tag, name, value, passes) => {
    const masked = snapshotOf(policyOf('mask-all'), el('svg', {}, el(tag, { [name]: value })));
    expect(masked[1]?.attributes?.[name] === value).toBe(passes);
  });

  it('that change later, or get a line later, tell nothing', () => {
    const svg = icon(1);
    const page = treePage(svg);
    const masker = maskerOf(page, policyOf('mask-inputs'));
    snapshotBy(masker, page);
    const [path] = svg.children;
    expect(mutate(masker, { attributes: [{ id: path?.id, attributes: { d: 'M0 0L2 2' } }] })).toBeNull();
    const late = el('path', { d: 'M0 0L3 3' });
    move(late, svg);
    const added = mutate(masker, { adds: [{ parentId: svg.id, nextId: null, node: serialise(late) }] });
    expect(JSON.stringify(added)).not.toContain('M0');
    const whole = icon(1);
    move(whole, page.html);
    const [inner] = whole.children;
    const flat = { ...serialise(whole), childNodes: [] };
    const adds = [
      { parentId: page.html.id, nextId: null, node: flat },
      { parentId: whole.id, nextId: null, node: serialise(inner ?? whole) },
    ];
    expect(JSON.stringify(mutate(masker, { adds }))).toContain('"d":"M0 0L1.5 2.25z"');
  });

  it('that changed or grew tell nothing of it when the page is sent anew', () => {
    const svg = icon(2);
    const page = treePage(svg);
    const masker = maskerOf(page, policyOf('mask-inputs'));
    expect(JSON.stringify(snapshotBy(masker, page)).split('"d":').length).toBe(3);
    const [path] = svg.children;
    if (path?.attributes !== undefined) Object.assign(path.attributes, { d: 'M4929 1234L5678 9012' });
    const late = el('path', { d: 'M3 3L4 4' });
    move(late, svg);
    mutate(masker, { adds: [{ parentId: svg.id, nextId: null, node: serialise(late) }] });
    const again = JSON.stringify(snapshotBy(masker, page));
    expect(again).not.toMatch(/4929|M3 3/);
    expect(again).toContain('"d":"M0 0L1.5 2.25z"');
    // Moved in the same task, its lines come with it and not as a change.
    move(svg, page.html);
    const adds = [{ parentId: page.html.id, nextId: null, node: serialise(svg) }];
    expect(JSON.stringify(mutate(masker, { adds }))).not.toMatch(/4929|M3 3/);
  });
});
