// Says to screen readers what the playback does; the picture itself says it to the rest.
import type { ReactElement } from 'react';
import type { PlaybackView, SessionPlayback } from './session-playback.ts';
import { usePlayback } from './use-playback.ts';

/** A live region that nobody sees. */
export function PlaybackAnnouncer({ playback }: { readonly playback: SessionPlayback }): ReactElement {
  return (
    <div role="status" className="only-heard">
      {usePlayback(playback, playbackWords)}
    </div>
  );
}

function playbackWords({ recording, playback }: PlaybackView): string {
  // The banner says it.
  if (playback.problem !== null || (recording.failure !== null && recording.pages.length === 0)) return '';
  if (!playback.ready || recording.pages.length === 0) return 'Opening the session';
  if (playback.finished) return 'The end';
  if (!playback.wantsPlay) return 'Paused';
  if (playback.waiting && recording.report === null) return 'Waiting for more of the recording';
  const idle = playback.skipping ? ', skipping an idle stretch' : '';
  return `Playing at ${playback.speed} times speed${idle}`;
}
