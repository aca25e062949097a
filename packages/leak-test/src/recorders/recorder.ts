// A recorder under test: how it gets into a page, whom it sends to, and how what it sent is read by someone who holds
// the key. Ours, plain rrweb, the deliberately leaky one, or anybody's.
import type { Layer } from '../search/layer.ts';
import type { Answer, SentRequest } from '../wire/sent-request.ts';

/** An rrweb event, as far as the test looks into it. */
export interface ReplayEvent {
  readonly type: number;
  readonly timestamp: number;
  // biome-ignore lint/suspicious/noExplicitAny: rrweb's events are a large union; each score looks at a few fields.
  readonly data: any;
}

/** What was sent, read with the keys. */
export interface DecodedSession {
  /** What a key holder can read, for the search. */
  readonly layers: readonly Layer[];
  /** The recording as rrweb events in order; without them there is nothing to replay, so layout and readability cannot be measured. */
  readonly events?: readonly ReplayEvent[];
}

/** A file that the recorder's server keeps. */
export interface KeptFile {
  /** Relative to the server's data folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Attributes that a site puts on an element to have it masked or blocked. */
export interface RecorderMarks {
  readonly mask?: Readonly<Record<string, string>>;
  readonly block?: Readonly<Record<string, string>>;
}

/** A recorder under test. */
export interface RecorderUnderTest {
  readonly name: string;
  /**
   * A classic script that runs in the page before anything else and defines `globalThis.leakTestRecorder` with
   * `start(): void | Promise<void>` and `stop(): void | Promise<void>` (which delivers what is not delivered yet).
   * Null: the page brings its recorder along, and it is running.
   */
  readonly script: (() => Promise<string>) | null;
  /** Is a request to this host the recorder's? The page's own requests are not searched for leaks. */
  isRecorders(host: string): boolean;
  /** Answers for the recorder's hosts, where they exist for the test only. @default the network answers */
  readonly answer?: Answer;
  /** Called once before the first page is opened. @param origins of the pages that will be recorded */
  prepare?(origins: readonly string[]): Promise<void>;
  /** Is a storage item (cookie, local, session, IndexedDB, cache) with this name the recorder's? @default none is */
  isRecordersItem?(name: string): boolean;
  /** @default the recorder knows no marks */
  readonly marks?: RecorderMarks;
  /**
   * Who shows its recordings to viewers: our reader takes out attributes that ours never has, rrweb's own player does not.
   *
   * @default 'rrweb'
   */
  readonly player?: 'scrim' | 'rrweb';
  /** How long after `start` recording is under way, in milliseconds. @default 500 */
  readonly settleMs?: number;
  /** How long after `stop` the last request has left, in milliseconds. @default 1000 */
  readonly deliverMs?: number;
  /** @throws when what was sent does not open: a session that cannot be read proves nothing */
  decode?(sent: readonly SentRequest[]): Promise<DecodedSession>;
  /** What its server keeps. @default there is no server */
  keptFiles?(): Promise<readonly KeptFile[]>;
  /** Ends what `prepare` began. */
  close?(): Promise<void>;
}

/** What a recorder's script defines in the page. */
export interface InPageRecorder {
  start(): void | Promise<void>;
  stop(): void | Promise<void>;
}
