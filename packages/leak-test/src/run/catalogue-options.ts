// What a catalogue test is asked to do, and the options that cannot be.
import { CHANNELS } from '../catalogue/catalogue.ts';
import type { Channel } from '../catalogue/channel.ts';
import type { Marks } from '../catalogue/page-channels.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import type { Thresholds } from '../report/leak-report.ts';
import { DEFAULT_THRESHOLDS } from '../report/verdict.ts';
import type { Guise } from '../secrets/secret.ts';
import type { OnProgress } from './progress.ts';

/** How a recorder is tested. */
export interface TestRecorderOptions {
  /** Which channels, by id. @default all */
  readonly channels?: (id: string) => boolean;
  /**
   * Puts the recorder's own marks on every channel's section, and leaves out the channels that no mark can cover.
   *
   * @default the site does nothing
   */
  readonly marks?: 'mask' | 'block';
  /** @default both */
  readonly guises?: readonly Guise[];
  readonly thresholds?: Partial<Thresholds>;
  readonly onProgress?: OnProgress;
}

/** What follows from the options. */
export interface CataloguePlan {
  readonly channels: readonly Channel[];
  /** How many are left out because no mark can cover them. */
  readonly unmarkable: number;
  readonly marks: Marks | null;
  readonly guises: readonly Guise[];
  readonly thresholds: Thresholds;
  readonly onProgress: OnProgress;
}

/** @throws LeakTestError `leak_test_bad_option` */
export function planCatalogue(recorder: RecorderUnderTest, options: TestRecorderOptions): CataloguePlan {
  const marks = options.marks === undefined ? null : marksOf(recorder, options.marks);
  const asked = CHANNELS.filter(({ id }) => options.channels?.(id) ?? true);
  const channels = marks === null ? asked : asked.filter(isMarkable);
  const guises = options.guises ?? ['letters', 'words'];
  if (channels.length === 0 || guises.length === 0)
    throw badOption('no channel or no guise is left to test', 'Let `channels` keep at least one id.');
  return {
    channels,
    unmarkable: asked.length - channels.length,
    marks,
    guises,
    thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds },
    onProgress: options.onProgress ?? (() => {}),
  };
}

function marksOf({ name, marks }: RecorderUnderTest, kind: 'mask' | 'block'): Marks {
  const found = marks?.[kind];
  if (found !== undefined) return found;
  throw badOption(
    `${name} knows no marks for ${kind}`,
    'Leave `marks` out, or tell the recorder its `marks`.',
  );
}

function isMarkable({ scope, leavesMark }: Channel): boolean {
  return scope !== 'page' && leavesMark !== true;
}

function badOption(message: string, hint: string): LeakTestError {
  return new LeakTestError('leak_test_bad_option', message, { hint });
}
