// Paths of nodes, of tag names and positions only: never a name, id, class or element name that a page made up.
// `body > main > form:nth-of-type(2) > input`, ` # ` into a shadow root, `text(2)` and `comment(1)` for nodes.

/** Shadow roots that the page gives to nobody, by their hosts. */
export type ClosedRoots = ReadonlyMap<Element, ShadowRoot>;

/** Tells paths; remembers those of elements, so that a whole page costs one look at each. */
export interface Paths {
  of(element: Element): string;
  /** The path of a root: '' of the document, `… #` of a shadow root. */
  ofRoot(root: Node): string;
  /** The path of a text or comment, by its position among its like. */
  ofNode(node: CharacterData): string;
}

/** Builds paths of the page as it is now. */
export function createPaths(): Paths {
  const known = new Map<Element, string>();
  const steps = new Map<Element, string>();
  const counted = new Map<Node, ReadonlyMap<Node, Position>>();

  function stepOf(element: Element): string {
    if (!steps.has(element)) countSiblings(element, steps);
    return steps.get(element) ?? '*';
  }

  function of(element: Element): string {
    const remembered = known.get(element);
    if (remembered !== undefined) return remembered;
    const path = joined(aboveOf(element), stepOf(element));
    known.set(element, path);
    return path;
  }

  function aboveOf(element: Element): string {
    const parent = element.parentNode;
    if (parent === null) return '';
    if (isElement(parent)) return parent === element.ownerDocument.documentElement ? '' : of(parent);
    return ofRoot(parent);
  }

  function ofRoot(root: Node): string {
    const host = (root as Partial<ShadowRoot>).host;
    return host === undefined ? '' : `${of(host)} #`;
  }

  function ofNode(node: CharacterData): string {
    const parent = node.parentNode;
    const over = parent === null ? '' : isElement(parent) ? of(parent) : ofRoot(parent);
    const word = node.nodeType === Node.TEXT_NODE ? 'text' : 'comment';
    if (parent !== null && !counted.has(parent)) counted.set(parent, countLike(parent));
    const { at = 1, of: total = 1 } = (parent === null ? undefined : counted.get(parent))?.get(node) ?? {};
    // An element with one text stands for it.
    const isAlone = word === 'text' && total === 1 && over !== '' && !over.endsWith('#');
    return isAlone ? over : joined(over, `${word}(${at})`);
  }

  return { of, ofRoot, ofNode };
}

/** The node at a path; null when there is none. */
export function resolveWhere(document: Document, closed: ClosedRoots, where: string): Node | null {
  let at: Node | null = document;
  const [first = '', ...inRoots] = where.split(/ #(?: |$)/);
  for (const [index, part] of [first, ...inRoots].entries()) {
    if (index > 0) at = rootOf(at, closed);
    for (const step of part === '' ? [] : part.split(' > ')) at = at === null ? null : take(at, step);
  }
  return at;
}

function rootOf(at: Node | null, closed: ClosedRoots): Node | null {
  if (at === null || !isElement(at)) return null;
  return at.shadowRoot ?? closed.get(at) ?? null;
}

function take(at: Node, step: string): Node | null {
  const [, word, number] = /^(text|comment)\((\d+)\)$/.exec(step) ?? [];
  if (word !== undefined) return likeIn(at, word)[Number(number) - 1] ?? null;
  const [, tag = '', position] = /^([^:]+)(?::nth-(?:of-type|child)\((\d+)\))?$/.exec(step) ?? [];
  const parent = at.nodeType === Node.DOCUMENT_NODE && tag !== 'html' ? (at as Document).documentElement : at;
  const children = [...((parent as Partial<ParentNode> | null)?.children ?? [])];
  const fitting = tag === '*' ? children : children.filter((child) => child.localName === tag);
  return fitting[position === undefined ? 0 : Number(position) - 1] ?? null;
}

function likeIn(parent: Node, word: string): Node[] {
  const children = [...parent.childNodes];
  return word === 'text'
    ? children.filter((node) => node.nodeType === Node.TEXT_NODE && !isBlank(node))
    : children.filter((node) => node.nodeType === Node.COMMENT_NODE);
}

/** Says the step of an element and of all its siblings at once. */
function countSiblings(element: Element, steps: Map<Element, string>): void {
  const siblings = [...(element.parentNode?.children ?? [element])];
  const total = new Map<string, number>();
  for (const { localName } of siblings) total.set(localName, (total.get(localName) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const [index, sibling] of siblings.entries()) {
    const tag = sibling.localName;
    const position = (seen.get(tag) ?? 0) + 1;
    seen.set(tag, position);
    if (!isKnownElement(sibling)) steps.set(sibling, `*:nth-child(${index + 1})`);
    else steps.set(sibling, total.get(tag) === 1 ? tag : `${tag}:nth-of-type(${position})`);
  }
}

/** Is its name one of HTML, SVG or MathML, and not one that the page made up? */
export function isKnownElement(element: Element): boolean {
  if (element.namespaceURI === MATHML) return MATHML_NAMES.test(element.localName);
  if (element.namespaceURI === SVG) return Object.prototype.toString.call(element) !== '[object SVGElement]';
  if (element.namespaceURI !== HTML || element.localName.includes('-')) return false;
  return Object.prototype.toString.call(element) !== '[object HTMLUnknownElement]';
}

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** MathML Core. */
const MATHML_NAMES =
  /^(?:annotation(?:-xml)?|maction|math|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|semantics)$/;

/** Where among its like a node is. */
interface Position {
  readonly at: number;
  readonly of: number;
}

/** Texts and comments of a parent, each counted among its own. */
function countLike(parent: Node): ReadonlyMap<Node, Position> {
  const positions = new Map<Node, Position>();
  for (const word of ['text', 'comment']) {
    const like = likeIn(parent, word);
    for (const [index, node] of like.entries()) positions.set(node, { at: index + 1, of: like.length });
  }
  return positions;
}

function isBlank(node: Node): boolean {
  return (node.nodeValue ?? '').trim() === '';
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function joined(over: string, step: string): string {
  if (over === '') return step;
  return over.endsWith('#') ? `${over} ${step}` : `${over} > ${step}`;
}
