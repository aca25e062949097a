// The leak test's main door: plants secrets on a page, drives it like a person, and looks for them in everything a
// recorder sent and kept. Runs in Node with a real Chromium; holds test keys only.
export type { Channel, PageKit, PageStep } from './catalogue/channel.ts';
export { LeakTestError, type LeakTestErrorCode } from './leak-test-error.ts';
export type { Place, PlaceKind, ShownByPolicy } from './places/place.ts';
export type {
  DecodedSession,
  InPageRecorder,
  KeptFile,
  RecorderMarks,
  RecorderUnderTest,
  ReplayEvent,
} from './recorders/recorder.ts';
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
export type { Finding, FoundForm } from './search/finding.ts';
export type { Layer } from './search/layer.ts';
export type { Guise, Secret, SecretKind } from './secrets/secret.ts';
export type { Answer, SentRequest } from './wire/sent-request.ts';
