// What a DevTools heap snapshot shows of a page and of its workers: every string, and how many arrays of bytes are still
// reachable. What is in those no snapshot has: they are read by what `pages/note-byte-arrays.js` noted of them.
import type { CDPSession, Page } from 'playwright';

/** Asks one thread: the page's own, or that of a worker. */
export type AskThread = <Answer>(method: string, params?: object) => Promise<Answer>;

/** What was reachable when the snapshot was taken; taking it collects garbage first. */
export interface ReachableMemory {
  /** The snapshot's own JSON, with all strings and numbers. */
  readonly text: string;
  /** All buffers, one after the other with zeros between. */
  readonly bytes: Buffer;
  /** Views that the snapshot names, and those of them that were read: nothing may be missed. */
  readonly views: { readonly inSnapshot: number; readonly read: number };
}

export interface Threads {
  readonly page: AskThread;
  readonly workers: readonly AskThread[];
  look(thread: AskThread): Promise<ReachableMemory>;
}

/** Attaches to the page and to the dedicated workers that it has now. */
export async function attachThreads(page: Page): Promise<Threads> {
  const session = await page.context().newCDPSession(page);
  let snapshot: string[] = [];
  const keep = (chunk: string) => void snapshot.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => keep(chunk));
  const ask: AskThread = async (method, params) =>
    (await session.send(method as 'Runtime.enable', params as never)) as never;
  return {
    page: ask,
    workers: await attachWorkers(session, keep),
    async look(thread) {
      snapshot = [];
      await thread('HeapProfiler.enable');
      await thread('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true });
      const text = snapshot.join('');
      const { views, parts } = await noted(thread);
      const bytes = parts.flatMap((part) => [Buffer.from(part, 'base64'), Buffer.alloc(16)]);
      return { text, bytes: Buffer.concat(bytes), views: { inSnapshot: viewsIn(text), read: views } };
    },
  };
}

/** Workers are targets of their own: messages to them go inside messages to the page. */
async function attachWorkers(session: CDPSession, onChunk: (chunk: string) => void): Promise<AskThread[]> {
  const asks: AskThread[] = [];
  const waiting = new Map<string, (told: { readonly result?: unknown; readonly error?: unknown }) => void>();
  let id = 0;
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    asks.push(async (method, params = {}) => {
      id += 1;
      const own = `${sessionId}/${id}`;
      const answer = new Promise<unknown>((resolve, reject) => {
        waiting.set(own, ({ result, error }) =>
          error === undefined ? resolve(result) : reject(new Error(JSON.stringify(error))),
        );
      });
      await session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
      return (await answer) as never;
    });
  });
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const told = JSON.parse(message) as {
      readonly id?: number;
      readonly method?: string;
      readonly params?: { readonly chunk?: string };
      readonly result?: unknown;
      readonly error?: unknown;
    };
    if (told.method === 'HeapProfiler.addHeapSnapshotChunk') onChunk(told.params?.chunk ?? '');
    waiting.get(`${sessionId}/${told.id}`)?.(told);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return asks;
}

/** What `pages/note-byte-arrays.js` has noted and is still reachable. */
async function noted(ask: AskThread): Promise<{ readonly views: number; readonly parts: readonly string[] }> {
  interface Answer {
    readonly result: { readonly value: { views: number; parts: string[] } };
  }
  const expression = 'noteBytes.read()';
  return (await ask<Answer>('Runtime.evaluate', { expression, returnByValue: true })).result.value;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

const VIEW = /^(?:(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array|DataView)$/;
/** A prototype has a view's name and is smaller than any view. */
const PROTOTYPE_BYTES = 28;

/** How many views a snapshot has: it names them, whoever holds them. */
function viewsIn(text: string): number {
  const { snapshot, nodes, strings } = JSON.parse(text) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const place = (field: string) => fields.indexOf(field);
  // `native`: one that the browser's own code has touched.
  const types = ['object', 'native'].map((type) => snapshot.meta.node_types[0].indexOf(type));
  let views = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const named = VIEW.test(strings[nodes[at + place('name')] ?? -1] ?? '');
    const size = nodes[at + place('self_size')] ?? 0;
    if (types.includes(nodes[at + place('type')] ?? -1) && named && size > PROTOTYPE_BYTES) views += 1;
  }
  return views;
}
