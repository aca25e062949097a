// Talks to the site's other tabs, and notices that this one may have missed something: BroadcastChannel, the
// `storage` event, and a fresh look on `visibilitychange` and `pageshow` (a page from the back/forward cache).
// The channel is closed while the page is hidden away, so that it does not keep the page out of that cache.
import { choiceKey } from './browser-storage.ts';

/** `changed`: look at the storage. `withdrawn`: end the grant of this record even if the storage says nothing. */
export type TabMessage =
  | { readonly type: 'changed' }
  /** `at`: seconds since 1970. */
  | { readonly type: 'withdrawn'; readonly recordId: string; readonly at: number };

export interface Tabs {
  tell(message: TabMessage): void;
}

/** A page's events, or null outside a page (server-side rendering). */
const page = (): Window | null => (typeof window === 'undefined' ? null : window);

function openChannel(name: string, onMessage: (message: TabMessage) => void): BroadcastChannel | null {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
    return channel;
  } catch {
    return null;
  }
}

/** Listens until the page is gone; calls `onMessage` for what other tabs say and `onDoubt` when a look is due. */
export function joinTabs(site: string, onMessage: (message: TabMessage) => void, onDoubt: () => void): Tabs {
  if (page() === null) return { tell: () => undefined };
  const name = choiceKey(site);
  let channel = openChannel(name, onMessage);
  page()?.addEventListener('storage', ({ key }) => {
    if (key === null || key === name) onDoubt();
  });
  document.addEventListener('visibilitychange', onDoubt);
  page()?.addEventListener('pagehide', () => {
    channel?.close();
    channel = null;
  });
  page()?.addEventListener('pageshow', () => {
    channel ??= openChannel(name, onMessage);
    onDoubt();
  });
  return { tell: (message) => tell(channel, message) };
}

function tell(channel: BroadcastChannel | null, message: TabMessage): void {
  try {
    channel?.postMessage(message);
  } catch {
    // A channel that the browser closed: the storage event and the next look carry the news.
  }
}
