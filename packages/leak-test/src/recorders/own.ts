// The recorder that a page brings along: the test puts nothing into the page, and watches whom it sends to.
import type { RecorderUnderTest } from './recorder.ts';

/** Which requests are the recorder's. */
export interface OwnRecorderOptions {
  /**
   * Its servers, such as `collect.example` or `localhost:8090`; a leading `*.` stands for any name below.
   *
   * @default whatever is sent to another host than the page's own
   */
  readonly hosts?: readonly string[];
}

/**
 * Whatever records the page already. It is running when the page is open, and nobody holds its keys: what it sends is
 * searched as it is on the wire, and utility and layout cannot be measured.
 */
export function ownRecorder({ hosts }: OwnRecorderOptions = {}): RecorderUnderTest {
  const own = new Set<string>();
  return {
    name: 'the page’s own recorder',
    script: null,
    async prepare(origins) {
      for (const origin of origins) own.add(new URL(origin).host);
    },
    isRecorders: (host) =>
      hosts === undefined ? !own.has(host) : hosts.some((pattern) => matches(host, pattern)),
  };
}

/** A pattern without a port stands for all ports. */
function matches(host: string, pattern: string): boolean {
  return [host, host.replace(/:\d+$/, '')].some((name) =>
    pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern,
  );
}
