// A stage in a frame, under the policy that the player document is served with.
import { connectStage, type StageCommand, type StageMessage } from '@scrim/replay';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:";

export interface TestStage {
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
  readonly heard: StageMessage[];
  send(command: StageCommand): void;
  /** The document of the recorded page. */
  shown(): Document;
  text(): string;
  last(kind: StageMessage['kind']): StageMessage | undefined;
  remove(): void;
}

/** @param obeys the console's origin that the player document names. */
export async function newStage(obeys: string = location.origin): Promise<TestStage> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  Object.assign(frame.style, { width: '1000px', height: '700px' });
  const script = new URL('./stage-page.ts', import.meta.url).href;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="scrim-console" content="${obeys}"><body><script type="module" src="${script}"></script>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const link = connectStage(frame, location.origin);
  const heard: StageMessage[] = [];
  link.subscribe((message) => heard.push(message));
  const shown = () => {
    const inner = frame.contentDocument?.querySelector('iframe')?.contentDocument;
    if (!inner) throw new Error('nothing is shown');
    return inner;
  };
  return {
    frame,
    port: link.eventsPort,
    heard,
    send: link.send,
    shown,
    text: () => (frame.contentDocument?.querySelector('iframe') ? (shown().body?.textContent ?? '') : ''),
    last: (kind) => heard.findLast((message) => message.kind === kind),
    remove() {
      link.close();
      frame.remove();
    },
  };
}
