// Places in texts and comments. What a text is depends on what it stands in: words of the page, of a drawing, of an
// editor, of an option, code, or data.
import { addHidden } from './own-things.ts';
import type { Walk } from './page-walk.ts';
import type { OpenSlot, ShownAs, Slot } from './slot.ts';

/** All texts and comments of a page. */
export function findTexts({ nodes, paths }: Walk): Slot[] {
  return nodes.flatMap((node) =>
    node.nodeType === Node.COMMENT_NODE
      ? commentSlot(node, paths.ofNode(node))
      : textSlot(node as Text, paths.ofNode(node)),
  );
}

function textSlot(node: Text, where: string): Slot[] {
  const element = node.parentElement;
  const tag = element?.localName ?? '';
  // They are places of their own kinds: fields, data, styles.
  if (ELSEWHERE.has(tag)) return [];
  if (tag === 'title' && element?.namespaceURI !== SVG)
    return [{ ...wordsSlot(node, where, []), kind: 'title' }];
  if (tag === 'noscript') return [{ ...wordsSlot(node, where, []), kind: 'noscript' }];
  if (tag === 'option') return [optionSlot(node, where)];
  if (element !== null && isEdited(element))
    return [{ ...wordsSlot(node, where, ['text']), kind: 'editable' }];
  const isDrawn = element?.closest('svg') != null && element.closest('foreignObject') === null;
  return [{ ...wordsSlot(node, where, ['text']), kind: isDrawn ? 'svg' : 'text' }];
}

const ELSEWHERE: ReadonlySet<string> = new Set(['script', 'style', 'textarea']);
const SVG = 'http://www.w3.org/2000/svg';

function wordsSlot(node: Text, where: string, shownAs: ShownAs): OpenSlot {
  return {
    kind: 'text',
    where,
    node,
    element: elementOver(node),
    wants: 'token',
    slots: 2,
    shownAs,
    adds: true,
    read: () => (node.isConnected ? textFrom(node) : null),
    write(text) {
      node.data = text;
    },
    textNode: () => (node.isConnected ? node : null),
  };
}

/** The text as it goes on into the nodes that it was cut into. */
function textFrom(node: Text): string {
  const next = node.nextSibling;
  return next !== null && next.nodeType === Node.TEXT_NODE ? node.data + (next as Text).data : node.data;
}

function elementOver(node: Node): Element | null {
  const parent = node.parentNode;
  return node.parentElement ?? (parent as Partial<ShadowRoot> | null)?.host ?? null;
}

/** An option without a value is its text: then it is told its value first, so that the page still gets it. */
function optionSlot(node: Text, where: string): OpenSlot {
  const slot = wordsSlot(node, where, ['text']);
  return {
    ...slot,
    kind: 'option',
    write(text) {
      const option = node.parentElement;
      if (option !== null && !option.hasAttribute('value'))
        option.setAttribute('value', option.textContent.trim());
      node.data = text;
    },
  };
}

/** Frameworks find their way by comments: one of ours is put beside it. */
function commentSlot(node: CharacterData, where: string): Slot[] {
  if (node.data.startsWith(OWN_COMMENT)) return [];
  let own: Comment | null = null;
  return [
    {
      kind: 'comment',
      where,
      node,
      element: elementOver(node),
      wants: 'token',
      slots: 2,
      shownAs: [],
      adds: false,
      read: () => (own?.isConnected === true ? own.data : null),
      write(text) {
        if (own?.isConnected !== true) {
          own = node.ownerDocument.createComment(OWN_COMMENT);
          commentHome(node).appendChild(own);
        }
        own.data = OWN_COMMENT + text;
      },
    },
  ];
}

const OWN_COMMENT = 'leak-test ';

function commentHome(node: Node): Node {
  const parent = node.parentNode;
  if (parent === null || parent.nodeType === Node.DOCUMENT_NODE) return node.ownerDocument?.body ?? node;
  return parent;
}

/** Is it where a visitor writes? */
export function isEdited(element: Element): boolean {
  return (element as Partial<HTMLElement>).isContentEditable === true;
}

/** Editors, dialogs and shadow trees as places of their own: a text of ours goes into each. */
export function findContainers({ elements, roots, paths }: Walk): Slot[] {
  const found: Slot[] = [];
  for (const element of elements) {
    const editor = element.getAttribute('contenteditable')?.toLowerCase();
    if (
      editor !== undefined &&
      editor !== 'false' &&
      editor !== 'inherit' &&
      element.textContent.trim() === ''
    )
      found.push(insideSlot('editable', paths.of(element), element, element));
    if (isDialog(element)) found.push(insideSlot('dialog', paths.of(element), element, element));
  }
  for (const root of roots) {
    const host = (root as Partial<ShadowRoot>).host;
    if (host !== undefined) found.push(insideSlot('shadow-root', paths.of(host), root, host));
  }
  return found;
}

function isDialog(element: Element): boolean {
  const role = element.getAttribute('role');
  return (
    element.localName === 'dialog' ||
    element.hasAttribute('popover') ||
    role === 'dialog' ||
    role === 'alertdialog'
  );
}

/** A text of ours in a container. */
export function insideSlot(kind: OpenSlot['kind'], where: string, inside: Node, element: Element): OpenSlot {
  let own: Element | null = null;
  return {
    kind,
    where,
    node: inside,
    element,
    wants: 'token',
    slots: 2,
    shownAs: ['text'],
    adds: false,
    read: () => (own?.isConnected === true ? own.textContent : null),
    write(text) {
      if (own?.isConnected !== true) own = addHidden(inside, 'span');
      own.textContent = text;
    },
    carrier: () => own,
  };
}
