// Something that left the browser, as the network sees it.

/** A request, a beacon, or one message of a WebSocket. */
export interface SentRequest {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** The HTTP method, or `WEBSOCKET` for a message that a page sent. */
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As sent: compressed if it was. Empty when there is none. */
  readonly body: Uint8Array;
  /** Why the body could not be read, where it could not. */
  readonly unread?: string;
}

/** Watches what leaves a browser. */
export interface Wire {
  /** In order of departure; grows. */
  readonly sent: readonly SentRequest[];
  close(): Promise<void>;
}

/** Answers requests to a host that exists for the test only. */
export type Answer = (request: Request) => Promise<Response>;
