// Lets components read a playback, each only what it shows.
import { useSyncExternalStore } from 'react';
import type { PlaybackView, SessionPlayback } from './session-playback.ts';

/** @param pick what of it; a value or an object that is in the view, so that nothing else renders anew */
export function usePlayback<Part>(playback: SessionPlayback, pick: (view: PlaybackView) => Part): Part {
  return useSyncExternalStore(playback.subscribe, () => pick(playback.view()));
}
