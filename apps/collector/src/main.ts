// The collector alone, with embedded storage: `node main.ts --data FOLDER --port 4610 --host 127.0.0.1`; with
// `--console-port` also the console and its player.
import { parseArgs } from 'node:util';
import { openEmbedded } from '@scrim/collector/embedded';
import { onExit, reportNoStart } from './process-end.ts';
import { type ConsolePlaces, startCollector } from './start-collector.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.scrim/collector' },
    port: { type: 'string', default: '4610' },
    host: { type: 'string', default: '127.0.0.1' },
    'console-port': { type: 'string' },
    'console-origin': { type: 'string' },
    'player-port': { type: 'string', default: '4630' },
    'player-origin': { type: 'string' },
    'console-files': { type: 'string' },
  },
});

/** Behind a proxy the console has a name of its own, and listens where the rest does. */
function consolePlaces(): ConsolePlaces | undefined {
  const { 'console-port': port, 'console-origin': origin, 'player-origin': playerOrigin } = values;
  const { 'console-files': files } = values;
  if (port === undefined) return undefined;
  return {
    port: Number(port),
    playerPort: Number(values['player-port']),
    ...(origin === undefined ? {} : { origin, hostname: values.host }),
    ...(playerOrigin === undefined ? {} : { playerOrigin }),
    ...(files === undefined ? {} : { files }),
  };
}

const embedded = await openEmbedded({ folder: values.data });
const places = consolePlaces();
const collector = await startCollector(embedded, {
  port: Number(values.port),
  hostname: values.host,
  ...(places === undefined ? {} : { console: places }),
  // A route, an error's name and its code: never a value from a request.
  onFailure: (line) => console.error(JSON.stringify({ level: 'error', ...line })),
}).catch(reportNoStart);
console.log(`collector ${collector.url}`);
if (collector.console !== null) {
  const { origin, playerOrigin, listening } = collector.console;
  console.log(`console ${origin} at ${listening.console}\nplayer ${playerOrigin} at ${listening.player}`);
  const link = await collector.console.firstLink();
  if (link !== null) console.log(`first sign-in, once, within 24 hours: ${link.url}`);
}
onExit(async () => {
  await collector.close();
  await embedded.close();
});
