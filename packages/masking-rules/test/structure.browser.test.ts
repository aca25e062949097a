// Recording nothing would leak nothing: what a replay needs must be there, element by element.
import { record } from '@rrweb/record';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import { afterEach, expect, it } from 'vitest';

interface Masked {
  readonly type: number;
  readonly tagName?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly Masked[];
  readonly textContent?: string;
}

const section = document.createElement('section');
afterEach(() => section.remove());

function snapshotOf(html: string): Masked[] {
  section.innerHTML = html;
  document.body.append(section);
  const policy = compilePolicy(DEFAULT_POLICY);
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const roots: Masked[] = [];
  const stop = record({
    ...recordOptions(policy),
    emit(event) {
      const masked = masker.mask(event) as unknown as { type: number; data: { node: Masked } } | null;
      if (masked?.type === 2) roots.push(masked.data.node);
    },
  });
  stop?.();
  return roots.flatMap(flatten);
}

const flatten = (node: Masked): Masked[] => [node, ...(node.childNodes ?? []).flatMap(flatten)];
const names = (root: ParentNode) =>
  [...root.querySelectorAll('*')].map((element) => element.localName).sort();

it('keeps every element, and lists as lists', () => {
  const list = (count: number) => `<ul class="list">${'<li class="row">Ann Smith</li>'.repeat(count)}</ul>`;
  const nodes = snapshotOf(
    `${list(3)}${list(7)}<table><tbody><tr><td>1</td><td colspan="2">2</td></tr></tbody></table>
     <form><label>a<input type="email" required></label><select multiple><option>1</option></select><button>b</button></form>
     <nav role="navigation"><a href="/x">y</a></nav><svg viewBox="0 0 9 9"><g><circle r="4"/></g></svg>`,
  );
  const elements = nodes.filter((node) => node.type === 2).map((node) => node.tagName);
  for (const name of names(section)) expect(elements).toContain(name);
  expect(elements.filter((name) => name === 'li')).toHaveLength(10);
  const lists = nodes.filter((node) => node.tagName === 'ul');
  expect(lists.map((each) => each.childNodes?.length)).toEqual([3, 7]);
  expect(new Set(lists.map((each) => each.attributes?.class)).size).toBe(1);
  expect(nodes.find((node) => node.tagName === 'input')?.attributes).toEqual({ type: 'email', required: '' });
  expect(nodes.find((node) => node.attributes?.colspan === '2')?.tagName).toBe('td');
});

it('keeps text as text of about its length', () => {
  const nodes = snapshotOf(`<p>${'Ann Smith lives here. '.repeat(40).trim()}</p><p>Hi</p>`);
  const texts = nodes
    .filter((node) => node.tagName === 'p')
    .map((node) => node.childNodes?.[0]?.textContent ?? '');
  expect(texts[0]?.length).toBeGreaterThan(879 / 1.5);
  expect(texts[0]?.length).toBeLessThan(879 * 1.5);
  expect(texts[0]).toMatch(/^(?:x{3,7} )+x{1,7}$/);
  expect(texts[1]).toBe('xxxx');
});
