// Starts a document (the privacy notice) that has nothing but words: recording only (which waits for consent).
import { setUpRecording } from './set-up-recording.ts';

setUpRecording();
