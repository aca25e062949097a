// The collector alone, with embedded storage: `node main.ts --data FOLDER --port 4610 --host 127.0.0.1`.
import { parseArgs } from 'node:util';
import { createCollector } from '@scrim/collector';
import { openEmbedded } from '@scrim/collector/embedded';
import { onExit, reportBusyPort } from './process-end.ts';
import { serveHandler } from './serve.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.scrim/collector' },
    port: { type: 'string', default: '4610' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

const embedded = await openEmbedded({ folder: values.data });
const collector = createCollector({
  ...embedded,
  // A route, an error's name and its code: never a value from a request.
  onFailure: (line) => console.error(JSON.stringify({ level: 'error', ...line })),
});
const server = await serveHandler(collector.ingest, {
  port: Number(values.port),
  hostname: values.host,
}).catch(reportBusyPort);
console.log(`collector ${server.url}`);
onExit(async () => {
  await server.close();
  await embedded.close();
});
