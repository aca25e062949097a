// The leak test's main door: plants secrets on a page, drives it like a person, and looks for them in everything a
// recorder sent and kept. Runs in Node with a real Chromium; holds test keys only.
export { CHANNELS } from './catalogue/catalogue.ts';
export type { Channel, PageKit, PageStep } from './catalogue/channel.ts';
export { LeakTestError, type LeakTestErrorCode } from './leak-test-error.ts';
export type { Place, PlaceKind, ShownByPolicy } from './places/place.ts';
export { leakyRecorder } from './recorders/leaky.ts';
export { type LoadRecorderOptions, loadRecorder } from './recorders/load-recorder.ts';
export { type OwnRecorderOptions, ownRecorder } from './recorders/own.ts';
export type {
  DecodedSession,
  InPageRecorder,
  KeptFile,
  RecorderMarks,
  RecorderUnderTest,
  ReplayEvent,
} from './recorders/recorder.ts';
export { type RrwebRecorderOptions, rrwebRecorder } from './recorders/rrweb.ts';
export { type ScrimRecorderOptions, scrimRecorder } from './recorders/scrim.ts';
export { type Comparison, compareElements, type OffBox, TOLERANCE_PX } from './replayed/compare-elements.ts';
export type { LiveMoment, Moment, ReplayedMoment } from './replayed/moment.ts';
export { readElements, type SeenElement } from './replayed/read-elements.ts';
export { readLive } from './replayed/read-live.ts';
export type { SeenText } from './replayed/read-texts.ts';
export { openStage, type Stage, type StageOptions } from './replayed/stage.ts';
export type { Rebuilt } from './replayed/stage-page.ts';
export { htmlReport } from './report/html-report.ts';
export { jsonReport } from './report/json-report.ts';
export type {
  ChannelResult,
  FoundIn,
  LeakReport,
  Picture,
  PlacedFinding,
  PlaceResult,
  Score,
  Thresholds,
} from './report/leak-report.ts';
export { type SarifOptions, sarifReport } from './report/sarif-report.ts';
export { type TextOptions, textReport } from './report/text-report.ts';
export { DEFAULT_THRESHOLDS } from './report/verdict.ts';
export { type WrittenReports, writeReports } from './report/write-reports.ts';
export type { TestRecorderOptions } from './run/catalogue-options.ts';
export type { TestPageOptions } from './run/page-options.ts';
export type { OnProgress, Progress } from './run/progress.ts';
export { testPage } from './run/test-page.ts';
export { testRecorder } from './run/test-recorder.ts';
export { layoutOf } from './scores/layout.ts';
export { readabilityOf } from './scores/readability.ts';
export { type Recorded, utilityOf } from './scores/utility.ts';
export type { Finding, FoundForm } from './search/finding.ts';
export type { Layer } from './search/layer.ts';
export { peelBytes, peelRequest } from './search/peel.ts';
export type { Guise, Secret, SecretKind } from './secrets/secret.ts';
export { type Journey, type JourneyCode, type JourneyKit, parseJourney } from './visit/journey.ts';
export { loadJourney } from './visit/load-journey.ts';
export type { Answer, SentRequest } from './wire/sent-request.ts';
