// @scrim/recorder: gate → capture → mask → seal → ship.
export type { PolicyArtifact } from '@scrim/protocol';
export type { EventPayload, RecorderOptions, RecorderStatus, StatusReason } from './options.ts';
export { type Recorder, startRecorder } from './start-recorder.ts';
