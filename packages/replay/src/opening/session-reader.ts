// Opened chunks → events for the stage and news for the console. Everything in a chunk is hostile: bounded, counted,
// never believed; nothing of it but masked addresses and numbers goes to the console.
import { EventType, type eventWithTime } from '@rrweb/types';
import type { HeaderCore } from '@scrim/crypto/format';
import type { OpenedChunk, OpeningReport } from '@scrim/crypto/open';
import { type ReplayErrorCode, replayError } from '../replay-error.ts';
import type { DropReason, OpeningUpdate, SessionReport } from '../session.ts';
import { createActivity, isDoing } from '../timeline/activity.ts';
import { createMarkMaker } from '../timeline/marks.ts';
import { maskedPath } from '../timeline/masked-path.ts';
import type { EventBatches } from './event-batches.ts';
import { createKeyframes } from './keyframes.ts';
import { createPageAccount, type PageAccount } from './page-account.ts';
import { readLine } from './read-line.ts';
import { createSessionClock } from './session-clock.ts';
import { markGaps, type ReadPage, reportGaps, reportPages } from './session-report.ts';

/** What a browser is asked to read and hold of one session; an hour of a lively page has some 100,000 events. */
export const SESSION_LIMITS = { events: 1_000_000, characters: 256 * 1024 * 1024, pages: 1000 } as const;
/** Lines between two looks at the mail: a cancel must be heard. */
const LINES_IN_A_BREATH = 1000;

/** Reads one session. */
export interface SessionReader {
  /** @throws ReplayError `session_too_large`. */
  startPage(core: HeaderCore): Promise<void>;
  /** @throws ReplayError `session_too_large`; the signal's reason. */
  addChunk(chunk: OpenedChunk, bytes: number): Promise<void>;
  /** Has any chunk been opened? */
  begun(): boolean;
  /** Ends the reading; the opener's report is null when it broke off. */
  finish(report: OpeningReport | null, failure: ReplayErrorCode | null): SessionReport;
}

/**
 * @param tell gets the news for the console.
 * @param limits what is more is `session_too_large`.
 */
export function createSessionReader(
  batches: EventBatches,
  tell: (update: OpeningUpdate) => void,
  limits: Readonly<Record<keyof typeof SESSION_LIMITS, number>> = SESSION_LIMITS,
): SessionReader {
  const clock = createSessionClock();
  const marks = createMarkMaker();
  const activity = createActivity();
  const keyframes = createKeyframes();
  const pages: ReadPage[] = [];
  const dropped: Record<DropReason, number> = { unreadable: 0, refused: 0, time: 0, before_picture: 0 };
  let page: PageAccount | null = null;
  let announced = false;
  let removed = 0;
  let chunks = 0;
  let events = 0;
  let lines = 0;
  let characters = 0;

  const announce = (): void => {
    if (page === null || announced) return;
    announced = true;
    tell({ kind: 'page', page: page.load() });
  };
  const tellMarks = (): void => {
    const made = marks.take();
    if (made.length > 0) tell({ kind: 'marks', marks: made });
  };
  const give = (made: readonly eventWithTime[]): void => {
    for (const one of made) {
      const line = JSON.stringify(one);
      characters += line.length;
      batches.add(line);
    }
  };
  const endPage = (): void => {
    announce();
    if (page === null) return;
    if (page.hasTimes()) give(keyframes.endPage(clock.latestMs()));
    pages.push({ account: page, hasPicture: keyframes.hasPicture() });
    page = null;
  };
  const play = (event: eventWithTime): void => {
    const outcome = keyframes.take(event);
    give(outcome.events);
    if (outcome.dropped) dropped.before_picture += 1;
    else {
      events += 1;
      page?.addPlayable();
    }
    if (events > limits.events || characters > limits.characters) throw replayError('session_too_large');
  };
  const addLine = (line: string): void => {
    const outcome = readLine(line);
    removed += outcome.removed;
    if (outcome.event === null) {
      if (outcome.reason !== null) dropped[outcome.reason] += 1;
      return;
    }
    const event: eventWithTime = { ...outcome.event, timestamp: clock.at(outcome.event.timestamp) };
    page?.addTime(event.timestamp);
    if (event.type === EventType.Meta && !announced) {
      const { href, width, height } = event.data;
      page?.setAddress(maskedPath(href), width, height);
      announce();
    }
    if (isDoing(event)) activity.add(event.timestamp);
    marks.add(event);
    play(event);
  };
  const send = async (): Promise<void> => {
    await batches.flush(page?.index ?? 0);
    clock.step();
    tellMarks();
    await breathe();
  };

  return {
    async startPage(core) {
      endPage();
      if (pages.length >= limits.pages) throw replayError('session_too_large');
      clock.startPage();
      keyframes.startPage();
      marks.startPage(pages.length);
      page = createPageAccount(pages.length, core, clock.latestMs());
      announced = false;
    },
    async addChunk(chunk, bytes) {
      chunks += 1;
      // Also of lines that are no events: reading one costs the same.
      lines += chunk.lines.length;
      if (lines > limits.events) throw replayError('session_too_large');
      if (page?.startChunk(chunk)) clock.openGap();
      for (const [at, line] of chunk.lines.entries()) {
        addLine(line);
        if (batches.full() || at % LINES_IN_A_BREATH === LINES_IN_A_BREATH - 1) await send();
      }
      announce();
      await send();
      tell({ kind: 'progress', playableMs: clock.latestMs(), bytes });
    },
    begun: () => chunks > 0,
    finish(report, failure) {
      endPage();
      const found = reportPages(pages, report);
      const gaps = reportGaps(pages, report);
      markGaps(marks, found, gaps);
      tellMarks();
      const durationMs = clock.latestMs();
      batches.end(Math.max(0, pages.length - 1), durationMs);
      return {
        pages: found,
        gaps,
        closed: failure === null && found.every(({ closed }) => closed),
        durationMs,
        events,
        dropped,
        removed,
        moved: clock.moved(),
        idle: activity.idle(durationMs),
        failure: failure === null ? null : { code: failure, atMs: durationMs },
      };
    },
  };
}

/** Lets messages in. A message to oneself waits for those before it, and for no timer. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
