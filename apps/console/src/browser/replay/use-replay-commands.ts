// What keys and buttons make the playback do.
import { useEffect, useMemo, useState } from 'react';
import { markAfter, markBefore } from './nearest-mark.ts';
import type { SessionPlayback } from './session-playback.ts';
import { commandFor, ownerOf, type ReplayCommand, STEP_MS, speedBeside } from './shortcuts.ts';

export interface ReplayCommands {
  do(command: ReplayCommand): void;
  readonly isHelpOpen: boolean;
  setHelpOpen(open: boolean): void;
}

/** Commands of a playback; listens to the keyboard while the page is there. */
export function useReplayCommands(playback: SessionPlayback, toggleFullScreen: () => void): ReplayCommands {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const run = useMemo(() => {
    const actions: Readonly<Record<ReplayCommand, () => void>> = {
      ...playbackActions(playback),
      'full-screen': toggleFullScreen,
      help: () => setHelpOpen((open) => !open),
    };
    return (command: ReplayCommand) => actions[command]();
  }, [playback, toggleFullScreen]);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const command = commandFor(event, ownerOf(event.target));
      if (command === null) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [run]);
  return { do: run, isHelpOpen, setHelpOpen };
}

function playbackActions(
  playback: SessionPlayback,
): Readonly<Record<Exclude<ReplayCommand, 'full-screen' | 'help'>, () => void>> {
  const now = () => playback.view().playback;
  const marks = () => playback.view().recording.marks;
  const goTo = (mark: { readonly atMs: number } | null) => {
    if (mark !== null) playback.seek(mark.atMs);
  };
  return {
    'play-or-pause': () => (now().wantsPlay ? playback.pause() : playback.play()),
    back: () => playback.seek(now().atMs - STEP_MS),
    forward: () => playback.seek(Math.min(now().atMs + STEP_MS, playback.view().recording.playableMs)),
    'previous-event': () => goTo(markBefore(marks(), now().atMs)),
    'next-event': () => goTo(markAfter(marks(), now().atMs)),
    slower: () => playback.setSpeed(speedBeside(now().speed, -1)),
    faster: () => playback.setSpeed(speedBeside(now().speed, 1)),
    'skip-idle': () => playback.setSkipIdle(!now().skipIdle),
  };
}
