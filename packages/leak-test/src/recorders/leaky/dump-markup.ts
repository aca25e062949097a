// Reads the markup of a document, shadow root or element, in pieces that a report can hold.
import type { LeakLog } from './leak-log.ts';

const PIECE = 50_000;
/** So that nothing is cut in two at the end of a piece. */
const OVERLAP = 1000;

/** Keeps all of the markup. */
export function dumpMarkup(node: Node, log: LeakLog): void {
  const markup = markupOf(node);
  for (let start = 0; start < markup.length; start += PIECE)
    log.put('markup', markup.slice(start, start + PIECE + OVERLAP));
}

function markupOf(node: Node): string {
  if ('outerHTML' in node) return String(node.outerHTML);
  if ('innerHTML' in node) return String(node.innerHTML);
  // A document: its comments outside of the root element too.
  if (node.childNodes.length > 0) return [...node.childNodes].map(markupOf).join('');
  return String(node.nodeValue ?? '');
}

/**
 * Keeps closed shadow roots that stand in the page's source: no script can reach into them, but any can read the
 * source again.
 */
export async function dumpClosedRoots(url: string, log: LeakLog): Promise<void> {
  const answer = await log.quietly(() => fetch(url));
  const source = await log.quietly(() => answer.text());
  for (const [root] of source.matchAll(/<template[^>]*shadowrootmode=["']?closed[\s\S]*?<\/template>/gi))
    log.put('closed root', root);
}
