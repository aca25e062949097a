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
  const session = await sessionOf(page, page);
  if (session === null) return false;
  await handIn(session);
  // Frames of other sites may be in processes of their own, with debuggers of their own; the others have none.
  for (const frame of frames) {
    const own = frame === page.mainFrame() ? null : await sessionOf(page, frame);
    if (own !== null) await handIn(own);
  }
  return true;
}

function sessionOf(page: Page, target: Page | Frame): Promise<CDPSession | null> {
  return page
    .context()
    .newCDPSession(target)
    .catch(() => null);
}

async function handIn(session: CDPSession): Promise<void> {
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const { backendNodeId } of closedIn(root as DebuggerNode)) await handOver(session, backendNodeId);
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
