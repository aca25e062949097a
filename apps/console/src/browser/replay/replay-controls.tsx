// The buttons below the timeline.
import { CircleHelp, Maximize, Minimize, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react';
import type { ReactElement } from 'react';
import { Group } from 'react-aria-components';
import { Button, IconButton } from '../kit/button.tsx';
import { Switch } from '../kit/checks.tsx';
import { Menu, MenuGroup, MenuItem } from '../kit/menu.tsx';
import { clockWords, lengthWords } from '../sessions/session-times.ts';
import { sizeWords } from '../words/time-words.ts';
import { timelineMs } from './recording-so-far.ts';
import type { SessionPlayback } from './session-playback.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { SPEEDS } from './shortcuts.ts';
import { usePlayback } from './use-playback.ts';
import type { ReplayCommands } from './use-replay-commands.ts';

export interface ReplayControlsProps {
  readonly playback: SessionPlayback;
  /** The session's length by the collector's clock, milliseconds. */
  readonly seenMs: number;
  readonly commands: ReplayCommands;
  readonly isFull: boolean;
}

/** Play, time, idle, speed, help, full screen. */
export function ReplayControls({ playback, seenMs, commands, isFull }: ReplayControlsProps): ReactElement {
  const skipIdle = usePlayback(playback, (view) => view.playback.skipIdle);
  return (
    <Group className="replay-controls" aria-label="Playback">
      <IconButton
        label="Previous event"
        icon={<SkipBack size={16} />}
        onPress={() => commands.do('previous-event')}
      />
      <PlayButton playback={playback} onPress={() => commands.do('play-or-pause')} />
      <IconButton
        label="Next event"
        icon={<SkipForward size={16} />}
        onPress={() => commands.do('next-event')}
      />
      <Clock playback={playback} seenMs={seenMs} />
      <Arrival playback={playback} />
      <span className="replay-gap" />
      <Switch isSelected={skipIdle} onChange={playback.setSkipIdle}>
        Skip idle
      </Switch>
      <SpeedMenu playback={playback} />
      <IconButton
        label="Keyboard shortcuts"
        icon={<CircleHelp size={16} />}
        onPress={() => commands.do('help')}
      />
      <IconButton
        label={isFull ? 'Leave full screen' : 'Full screen'}
        icon={isFull ? <Minimize size={16} /> : <Maximize size={16} />}
        onPress={() => commands.do('full-screen')}
      />
      <ShortcutHelp isOpen={commands.isHelpOpen} onClose={() => commands.setHelpOpen(false)} />
    </Group>
  );
}

function PlayButton({
  playback,
  onPress,
}: {
  readonly playback: SessionPlayback;
  readonly onPress: () => void;
}): ReactElement {
  const isPlaying = usePlayback(playback, (view) => view.playback.wantsPlay);
  const isFinished = usePlayback(playback, (view) => view.playback.finished);
  if (isFinished)
    return (
      <IconButton variant="primary" label="Play again" icon={<RotateCcw size={16} />} onPress={onPress} />
    );
  return (
    <IconButton
      variant="primary"
      label={isPlaying ? 'Pause' : 'Play'}
      icon={isPlaying ? <Pause size={17} /> : <Play size={17} />}
      onPress={onPress}
    />
  );
}

function Clock({ playback, seenMs }: Pick<ReplayControlsProps, 'playback' | 'seenMs'>): ReactElement {
  const totalMs = usePlayback(playback, (view) => timelineMs(view.recording, seenMs));
  // The stage can say any time.
  const at = usePlayback(playback, (view) => clockWords(Math.min(view.playback.atMs, totalMs)));
  const isSure = usePlayback(playback, (view) => view.recording.report !== null);
  return (
    <span className="replay-clock figures">
      {at}{' '}
      <span
        className="faint"
        title={isSure ? lengthWords(totalMs) : 'By the collector’s clock, until everything has arrived'}
      >
        / {isSure ? '' : '≈ '}
        {clockWords(totalMs)}
      </span>
    </span>
  );
}

/** What has arrived, while it arrives. */
function Arrival({ playback }: Pick<ReplayControlsProps, 'playback'>): ReactElement | null {
  const words = usePlayback(playback, ({ recording: { report, failure, bytes } }) =>
    report !== null || failure !== null || bytes === 0 ? null : `${sizeWords(bytes)} so far`,
  );
  return words === null ? null : <span className="faint figures replay-arrival">{words}</span>;
}

function SpeedMenu({ playback }: Pick<ReplayControlsProps, 'playback'>): ReactElement {
  const speed = usePlayback(playback, (view) => view.playback.speed);
  return (
    <Menu
      label="Speed"
      placement="top end"
      trigger={
        <Button variant="quiet" aria-label={`Speed: ${speed} times`}>
          {speed}×
        </Button>
      }
    >
      <MenuGroup
        heading="Speed"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(speed)]}
        onSelectionChange={(keys) => {
          for (const rate of SPEEDS) if (keys !== 'all' && keys.has(String(rate))) playback.setSpeed(rate);
        }}
      >
        {SPEEDS.map((rate) => (
          <MenuItem key={rate} id={String(rate)}>
            {`${rate}×`}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
