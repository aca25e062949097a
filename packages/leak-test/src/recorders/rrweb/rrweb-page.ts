// Plain rrweb in a page: records with the options it is given and sends batches, gzipped. What rrweb records is sent
// as it is: this is what Scrim is compared with.
import { record } from '@rrweb/record';
import type { InPageRecorder, ReplayEvent } from '../recorder.ts';
import { RRWEB_ADDRESS } from './rrweb-address.ts';

const SEND_EVERY_MS = 1000;
/** What a browser still sends when a page goes away. */
const MOST_KEPT_ALIVE = 60_000;

/** Plain rrweb, not started. */
export function createRrwebRecorder(options: object): InPageRecorder {
  let events: ReplayEvent[] = [];
  let stopRecording: (() => void) | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  const timers: ReturnType<typeof setInterval>[] = [];
  const take = (): string | null => {
    const batch = events.splice(0);
    return batch.length === 0 ? null : JSON.stringify(batch);
  };
  const send = (): Promise<unknown> => {
    const batch = take();
    if (batch !== null) sending = sending.then(() => post(batch));
    return sending;
  };
  return {
    start() {
      events = [];
      stopRecording = record({ ...options, emit: (event) => void events.push(event as ReplayEvent) });
      timers.push(setInterval(send, SEND_EVERY_MS));
      addEventListener('pagehide', () => postLast(take()));
    },
    async stop() {
      stopRecording?.();
      timers.forEach(clearInterval);
      await send();
    },
  };
}

async function post(batch: string): Promise<void> {
  const gzipped = new Blob([batch]).stream().pipeThrough(new CompressionStream('gzip'));
  await fetch(RRWEB_ADDRESS, { method: 'POST', body: await new Response(gzipped).blob() });
}

function postLast(batch: string | null): void {
  if (batch === null) return;
  const keepalive = batch.length < MOST_KEPT_ALIVE;
  void fetch(RRWEB_ADDRESS, { method: 'POST', body: batch, keepalive });
}
