// What a test is doing, for people who wait.

/** One step as it begins. */
export interface Progress {
  /** In words of ours: `channels 40 of 240`. The last of a page is `done`. */
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** Called as the test goes on. */
export type OnProgress = (progress: Progress) => void;
