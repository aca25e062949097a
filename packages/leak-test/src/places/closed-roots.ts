// Closed shadow roots, which a page gives to nobody: Chromium's debugger finds them and hands them to the code in the
// page. Changes nothing of the page.
import type { CDPSession, Frame, Page } from 'playwright-core';

interface DebuggerNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: 'user-agent' | 'open' | 'closed';
  readonly children?: readonly DebuggerNode[];
  readonly shadowRoots?: readonly DebuggerNode[];
  readonly contentDocument?: DebuggerNode;
}

/** Hands all closed roots of a page to its frames. @returns false where there is no such debugger */
export async function openClosedRoots(page: Page, frames: readonly Frame[]): Promise<boolean> {
  const isOpened = await handIn(page, page);
  if (!isOpened) return false;
  // Frames of other sites may be in processes of their own, with debuggers of their own; the others have none.
  const framed = frames.filter((frame) => frame !== page.mainFrame());
  await Promise.all(framed.map((frame) => handIn(page, frame)));
  return true;
}

/** False where there is no debugger, and where the page goes away meanwhile. */
async function handIn(page: Page, target: Page | Frame): Promise<boolean> {
  const session = await page
    .context()
    .newCDPSession(target)
    .catch(() => null);
  if (session === null) return false;
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const { backendNodeId } of closedIn(root as DebuggerNode)) await handOver(session, backendNodeId);
    return true;
  } catch {
    return false;
  } finally {
    await session.detach().catch(() => undefined);
  }
}

function closedIn(top: DebuggerNode): DebuggerNode[] {
  const closed: DebuggerNode[] = [];
  const waiting: DebuggerNode[] = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    // What is inside the browser's own controls is no part of the page.
    if (node.shadowRootType === 'user-agent') continue;
    if (node.shadowRootType === 'closed') closed.push(node);
    waiting.push(...(node.children ?? []), ...(node.shadowRoots ?? []));
    if (node.contentDocument !== undefined) waiting.push(node.contentDocument);
  }
  return closed;
}

async function handOver(session: CDPSession, backendNodeId: number): Promise<void> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  if (object.objectId === undefined) return;
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: 'function () { this.ownerDocument.defaultView?.leakTestPlaces?.takeRoot(this) }',
  });
}
