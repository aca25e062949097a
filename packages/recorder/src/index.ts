// @scrim/recorder: gate → capture → mask → seal → ship.
export type { RecorderOptions, RecorderStatus, StatusReason } from './options.ts';
export { type Recorder, startRecorder } from './start-recorder.ts';
