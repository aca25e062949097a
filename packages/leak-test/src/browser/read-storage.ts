// What a visitor's browser keeps: cookies, and the storage of every frame's origin. Changes nothing.
import type { BrowserContext, Cookie, Frame, Page } from 'playwright-core';
import { LeakTestError } from '../leak-test-error.ts';
import { type FrameStorage, readFrameStorage } from './frame-storage.ts';

/** One thing that is kept. */
export interface StoredItem {
  readonly kind: 'cookie' | 'local-storage' | 'session-storage' | 'indexed-db' | 'cache-storage';
  /** Of a cookie or key; of IndexedDB `database › store › key`, of a cache `cache › method address`. */
  readonly name: string;
  /** Binary values as JSON, read as Latin-1 and as base64. */
  readonly text: string;
}

/** A page may have hundreds of frames: so few at a time that none waits long for the others. */
const FRAMES_AT_ONCE = 8;
// Limits are for what never answers, not for what is slow.
/** How long each kind of storage of a frame may take, milliseconds. */
const KIND_WITHIN_MS = 12_000;
/** How long a frame may take: one that is loading for ever answers never, milliseconds. */
const FRAME_WITHIN_MS = 15_000;

/**
 * Everything that the pages of this page's context keep, each item once.
 *
 * @throws LeakTestError `leak_test_no_page` when the page itself, or storage that is there, cannot be read: what was
 * not read was not searched
 */
export async function readStorage(page: Page): Promise<readonly StoredItem[]> {
  if (page.isClosed()) throw notRead('the page is closed');
  const context = page.context();
  const frames = context.pages().flatMap((opened) => opened.frames());
  const read = await readAll(frames, page.mainFrame());
  const unread = read.flatMap((storage) => storage?.unread ?? []);
  if (unread.length > 0) throw notRead(`${unread.length} kept by the page did not open`);
  const cookies = await cookiesOf(context);
  return onceEach([...cookies, ...read.flatMap((storage) => storage?.items ?? [])]);
}

async function readAll(frames: readonly Frame[], asked: Frame): Promise<readonly (FrameStorage | null)[]> {
  const waiting = [...frames];
  const read: (FrameStorage | null)[] = [];
  const reader = async (): Promise<void> => {
    for (let frame = waiting.shift(); frame !== undefined; frame = waiting.shift())
      read.push(await readFrame(frame, frame === asked));
  };
  await Promise.all(Array.from({ length: FRAMES_AT_ONCE }, reader));
  return read;
}

/** @returns null for a frame that went away, or never loaded */
async function readFrame(frame: Frame, isAsked: boolean): Promise<FrameStorage | null> {
  try {
    return await Promise.race([frame.evaluate(readFrameStorage, KIND_WITHIN_MS), gone(frame, isAsked)]);
  } catch (cause) {
    if (isAsked) throw notRead('the page', cause);
    return null;
  }
}

/** A frame that never answers: one that is loading for ever. The page that was asked for must answer. */
function gone(frame: Frame, isAsked: boolean): Promise<null> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      if (isAsked) reject(new Error('no answer'));
      else resolve(null);
    }, FRAME_WITHIN_MS).unref();
    if (frame.isDetached()) resolve(null);
  });
}

async function cookiesOf(context: BrowserContext): Promise<StoredItem[]> {
  return (await context.cookies()).map(cookieItem);
}

function cookieItem({ name, value, domain, path }: Cookie): StoredItem {
  return { kind: 'cookie', name, text: [value, domain, path].join('; ') };
}

/** Frames of one origin tell the same. */
function onceEach(items: readonly StoredItem[]): StoredItem[] {
  const once = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...once.values()];
}

function notRead(what: string, cause?: unknown): LeakTestError {
  return new LeakTestError('leak_test_no_page', `storage could not be read: ${what}`, {
    ...(cause === undefined ? {} : { cause }),
    hint: 'Keep the page open until the test has read what it stored.',
  });
}
