// What windows, workers and elements tell each other.
import type { Channel, PageStep } from '../channel.ts';
import { find } from './find.ts';

const msg = (name: string, during: PageStep): Channel => ({ id: `msg.${name}`, scope: 'page', during });

/** Resolves with the first message. */
const message = (target: EventTarget): Promise<void> =>
  new Promise((done) => {
    target.addEventListener('message', () => done(), { once: true });
  });

const workerOf = (source: string, options: WorkerOptions = {}): Worker =>
  new Worker(URL.createObjectURL(new Blob([source])), options);

/** Messages. */
export const MESSAGES: readonly Channel[] = [
  msg('window', async (_root, secret) => {
    const heard = message(window);
    window.postMessage({ user: secret }, '*');
    await heard;
  }),
  msg('channel', async (_root, secret) => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    const heard = message(port2);
    port1.postMessage(`user ${secret}`);
    await heard;
    port1.close();
  }),
  msg('broadcast', async (_root, secret) => {
    const [speaker, listener] = [new BroadcastChannel('live'), new BroadcastChannel('live')];
    const heard = message(listener);
    speaker.postMessage({ user: secret });
    await heard;
    speaker.close();
    listener.close();
  }),
  msg('broadcast-name', (_root, secret) => new BroadcastChannel(`of-${secret}`).close()),
  msg('to-worker', async (_root, secret) => {
    const worker = workerOf('onmessage = () => postMessage(1)');
    const heard = message(worker);
    worker.postMessage({ user: secret });
    await heard;
    worker.terminate();
  }),
  msg('from-worker', async (_root, secret) => {
    const letters = JSON.stringify([...secret]);
    const worker = workerOf(`postMessage({ user: ${letters}.join('') })`);
    await message(worker);
    worker.terminate();
  }),
  msg('worker-name', (_root, secret) => workerOf('', { name: `worker of ${secret}` }).terminate()),
  msg('custom-event', (_root, secret) => {
    document.dispatchEvent(new CustomEvent('cart:changed', { detail: { user: secret } }));
  }),
  msg('custom-event-type', (_root, secret) => {
    document.dispatchEvent(new CustomEvent(`user:${secret}`));
  }),
  msg('storage-event', (_root, secret) => {
    window.dispatchEvent(new StorageEvent('storage', { key: 'user', newValue: secret }));
  }),
  {
    id: 'msg.to-frame',
    html: () => '<iframe srcdoc="<p>frame</p>" width="50" height="20"></iframe>',
    during: async (root, secret) => {
      const inner = find<HTMLIFrameElement>(root, 'iframe').contentWindow;
      if (inner === null) throw new Error("a channel's frame is missing");
      const heard = message(inner);
      inner.postMessage({ user: secret }, '*');
      await heard;
    },
  },
  {
    id: 'msg.from-frame',
    html: () => '<iframe width="50" height="20"></iframe>',
    during: async (root, secret) => {
      const inner = find<HTMLIFrameElement>(root, 'iframe').contentDocument;
      if (inner === null) throw new Error("a channel's frame is missing");
      const heard = message(window);
      const script = inner.createElement('script');
      script.append(`parent.postMessage({ user: ${JSON.stringify(secret)} }, '*')`);
      inner.body.append(script);
      await heard;
    },
  },
];
