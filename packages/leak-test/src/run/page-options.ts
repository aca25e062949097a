// What a test of a page is asked to do, and what follows from it.
import { DEFAULT_POLICY, parsePolicy } from '@scrim/masking-rules/policy';
import type { PolicyArtifact } from '@scrim/protocol';
import type { BrowserContextOptions } from 'playwright-core';
import { DEFAULT_VIEWPORT, type Viewport } from '../browser/start-browser.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import { scrimRecorder } from '../recorders/scrim.ts';
import type { Thresholds } from '../report/leak-report.ts';
import { DEFAULT_THRESHOLDS } from '../report/verdict.ts';
import { type Clicks, DRIVE_DEFAULTS, type DriveOptions } from '../visit/drive-page.ts';
import type { Journey } from '../visit/journey.ts';
import type { OnProgress } from './progress.ts';

/** How a page is tested. */
export interface TestPageOptions {
  /** @default ours, with the policy */
  readonly recorder?: RecorderUnderTest;
  /** The policy under test, as JSON; places that it lets through are told apart from leaks. @default everything masked */
  readonly policy?: unknown;
  /** Gone one after the other, each from the page's own address. @default none */
  readonly journeys?: readonly Journey[];
  /** @default utility and layout 0.9, readability 0 */
  readonly thresholds?: Partial<Thresholds>;
  /** `safe`: what opens is opened, nothing is submitted, reset or followed. @default 'safe' */
  readonly clicks?: Clicks;
  /** How many fields are filled in by hand. @default 40 */
  readonly maxFields?: number;
  /** How many things that open are clicked. @default 25 */
  readonly maxClicks?: number;
  /** How many places of a page are planted. @default 2000 */
  readonly maxPlaces?: number;
  /** Of the test's own browser. @default 1280 × 800 */
  readonly viewport?: Viewport;
  /** When the page counts as open. @default 'load' */
  readonly waitUntil?: 'load' | 'domcontentloaded' | 'networkidle' | 'commit';
  /** Cookies and local storage for the test's own browser, as Playwright saves them: a file or what is in it. */
  readonly storageState?: BrowserContextOptions['storageState'];
  /** How long one thing may take: to open the page, to take a step of a journey. @default 15000 */
  readonly timeoutMs?: number;
  /** How many pairs of pictures the report holds at most. @default 6 */
  readonly pictures?: number;
  readonly onProgress?: OnProgress;
}

/** What follows from the options. */
export interface PagePlan {
  readonly recorder: RecorderUnderTest;
  /** What places are asked about; none for recorders that know no policy. */
  readonly policy: PolicyArtifact | undefined;
  readonly journeys: readonly Journey[];
  readonly thresholds: Thresholds;
  readonly driving: DriveOptions;
  /** @default the planter's own */
  readonly maxPlaces: number | undefined;
  readonly viewport: Viewport;
  readonly waitUntil: NonNullable<TestPageOptions['waitUntil']>;
  readonly storageState: TestPageOptions['storageState'] | undefined;
  readonly timeoutMs: number;
  readonly pictures: number;
  readonly onProgress: OnProgress;
}

/** @throws PolicyError, LeakTestError `leak_test_bad_option` */
export function planPage(options: TestPageOptions): PagePlan {
  const { clicks, maxFields, maxClicks } = { ...DRIVE_DEFAULTS, ...options };
  const policy = options.policy === undefined ? undefined : parsePolicy(options.policy);
  const recorder = options.recorder ?? scrimRecorder(policy === undefined ? {} : { policy });
  checkNumbers(options);
  return {
    recorder,
    // Ours has a policy also when nobody wrote one: marks in the page's markup are its rules.
    policy: policy ?? (knowsPolicies(recorder) ? DEFAULT_POLICY : undefined),
    journeys: options.journeys ?? [],
    thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds },
    driving: { clicks, maxFields, maxClicks },
    maxPlaces: options.maxPlaces,
    viewport: options.viewport ?? DEFAULT_VIEWPORT,
    waitUntil: options.waitUntil ?? 'load',
    storageState: options.storageState,
    timeoutMs: options.timeoutMs ?? 15_000,
    pictures: options.pictures ?? 6,
    onProgress: options.onProgress ?? (() => {}),
  };
}

function knowsPolicies({ marks }: RecorderUnderTest): boolean {
  return marks?.mask?.['data-scrim'] !== undefined;
}

function checkNumbers(options: TestPageOptions): void {
  for (const name of ['maxFields', 'maxClicks', 'maxPlaces', 'timeoutMs', 'pictures'] as const) {
    const value = options[name];
    if (value === undefined || (Number.isInteger(value) && value >= 0)) continue;
    throw new LeakTestError('leak_test_bad_option', `${name}: expected a whole number, 0 or more`);
  }
}
