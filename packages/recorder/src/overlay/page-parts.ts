// What of a page an overlay shows: its texts, controls, pictures and regions, in shadow roots and same-origin frames
// too, each with what the policy decides. Only reads.
import type { Explanation } from '@scrim/masking-rules';
import { isOverlay } from './overlay-host.ts';
import { innerDocument, isFrame } from './page-frames.ts';
import type { SeenPage } from './seen-page.ts';

/** `unrecorded`: never recorded, whatever a policy says. `drawing`: one whose lines are not sent. */
export type PartKind = 'text' | 'control' | 'picture' | 'drawing' | 'region' | 'unrecorded';

/** One thing of the page that is sent as it is, masked, or not at all. */
export interface PagePart {
  readonly kind: PartKind;
  readonly element: Element;
  /** The text, of a part that is one. */
  readonly text: Text | null;
  readonly explanation: Explanation;
  /** Would its text pass, but for saying the same as something that is hidden? */
  readonly isCopy: boolean;
}

export interface PageTrees {
  readonly parts: readonly PagePart[];
  /** Documents and shadow roots, the page's own first. */
  readonly roots: readonly (Document | ShadowRoot)[];
  /** What is decided for elements with attributes that say something, for the counts. */
  readonly described: readonly Explanation[];
}

export interface PageReader {
  readonly explain: (element: Element) => Explanation;
  readonly seen: SeenPage;
}

/** Walks the whole page. */
export function readPage(document: Document, { explain, seen }: PageReader): PageTrees {
  const parts: PagePart[] = [];
  const described: Explanation[] = [];
  const roots: (Document | ShadowRoot)[] = [];

  function walkRoot(root: Document | ShadowRoot): void {
    roots.push(root);
    for (const child of root.children) walk(child);
  }

  function walk(element: Element): void {
    if (UNDRAWN.has(element.localName) || isOverlay(element)) return;
    const explanation = explain(element);
    const part = { element, explanation, text: null, isCopy: false };
    if (explanation.region !== 'keep') return void parts.push({ ...part, kind: 'region' });
    if (saysSomething(element)) described.push(explanation);
    const kind = kindOf(element, seen);
    if (kind !== null) parts.push({ ...part, kind });
    if (kind === 'control' || kind === 'unrecorded') return;
    for (const text of textsOf(element)) {
      const isCopy = explanation.channels.text.shown && isMasked(text, seen);
      parts.push({ ...part, kind: 'text', text, isCopy });
    }
    walkInto(element);
  }

  function walkInto(element: Element): void {
    if (element.shadowRoot !== null) walkRoot(element.shadowRoot);
    const inner = innerDocument(element);
    if (inner !== null) walkRoot(inner);
    for (const child of element.children) walk(child);
  }

  walkRoot(document);
  return { parts, roots, described };
}

/** Nothing in them is seen, so nothing is painted. */
const UNDRAWN: ReadonlySet<string> = new Set(['head', 'script', 'style', 'template', 'noscript', 'datalist']);
const CONTROLS: ReadonlySet<string> = new Set(['input', 'textarea', 'select']);
const PICTURES: ReadonlySet<string> = new Set(['img', 'video', 'audio']);
const UNRECORDED: ReadonlySet<string> = new Set(['canvas', 'object', 'embed']);

function kindOf(element: Element, seen: SeenPage): PartKind | null {
  const { localName } = element;
  if (CONTROLS.has(localName)) return 'control';
  if (PICTURES.has(localName)) return 'picture';
  if (UNRECORDED.has(localName)) return 'unrecorded';
  if (localName === 'svg') return losesLines(element, seen) ? 'drawing' : null;
  return isFrame(element) && innerDocument(element) === null ? 'unrecorded' : null;
}

const SHAPES = 'path,rect,circle,ellipse,line,polyline,polygon';

/** Asked of the outermost drawing only. */
function losesLines(svg: Element, seen: SeenPage): boolean {
  if (svg.parentElement?.closest('svg') != null) return false;
  return [...svg.querySelectorAll(SHAPES)].some((shape) => !seen.keepsLines(shape));
}

function textsOf(element: Element): readonly Text[] {
  return [...element.childNodes].filter(isText).filter(({ data }) => data.trim() !== '');
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

/** The tripwire may have cut something out of a text that passes. */
function isMasked(text: Text, seen: SeenPage): boolean {
  const sent = seen.textOf(text);
  return sent !== text.data && !sent.includes('█');
}

const SAYING =
  /^(?:alt|title|label|placeholder|summary|abbr|aria-(?:label|description|valuetext|roledescription)|data-(?!scrim$).+)$/;

/** Has it an attribute whose words are of the channel of attributes? */
function saysSomething({ attributes }: Element): boolean {
  for (const { name, value } of attributes) if (value !== '' && SAYING.test(name)) return true;
  return false;
}
