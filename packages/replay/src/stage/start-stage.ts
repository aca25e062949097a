// Starts the stage in the player document: waits for the console's greeting, then joins its two ports to the player.
// Takes the first greeting only, from the parent window and the console's origin only.
import {
  type EventsAnswer,
  isStageGreeting,
  parseEventsMessage,
  parseStageCommand,
  type StageCommand,
  type StageMessage,
} from '../stage-link.ts';
import { createPlayer, type Player } from './player.ts';
import { createStageView, type StageView } from './stage-view.ts';

/**
 * Starts the stage. The document names the console that it obeys: `<meta name="scrim-console" content="https://…">`.
 *
 * @throws TypeError when the document names no origin.
 */
export function startStage(document: Document): void {
  const expected = consoleOrigin(document);
  const window = document.defaultView;
  if (window === null) throw new TypeError('document: expected one that is shown in a window');
  const greet = ({ source, origin, data, ports }: MessageEvent): void => {
    const [control, events] = ports;
    if (source !== window.parent || origin !== expected || !isStageGreeting(data)) return;
    if (control === undefined || events === undefined) return;
    window.removeEventListener('message', greet);
    joinPorts(document, control, events);
  };
  window.addEventListener('message', greet);
}

function consoleOrigin(document: Document): string {
  const named = document.querySelector('meta[name="scrim-console"]')?.getAttribute('content') ?? '';
  if (!URL.canParse(named) || new URL(named).origin !== named) {
    throw new TypeError('meta[name="scrim-console"]: expected an origin');
  }
  return named;
}

function joinPorts(document: Document, control: MessagePort, events: MessagePort): void {
  const view = createStageView(document);
  const tell = (message: StageMessage): void => control.postMessage(message);
  const player = createPlayer(view, tell);
  control.onmessage = ({ data }) => {
    const command = parseStageCommand(data);
    if (command !== null) obey(command, player, view);
  };
  events.onmessage = ({ data }) => {
    const message = parseEventsMessage(data);
    if (message?.kind === 'end') player.end(message.durationMs);
    if (message?.kind !== 'events') return;
    try {
      player.add(message.events);
    } finally {
      // Also when it stumbled: the worker would wait for ever.
      events.postMessage({ kind: 'taken' } satisfies EventsAnswer);
    }
  };
  tell({ kind: 'ready' });
}

function obey(command: StageCommand, player: Player, view: StageView): void {
  switch (command.kind) {
    case 'play':
      player.play();
      break;
    case 'pause':
      player.pause();
      break;
    case 'seek':
      player.seek(command.atMs);
      break;
    case 'speed':
      player.setSpeed(command.rate);
      break;
    case 'skipIdle':
      player.setSkipIdle(command.on);
      break;
    case 'fit':
      view.fit(command.width, command.height);
      break;
  }
}
