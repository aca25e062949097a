// What `npm start` runs: collector, console, player and demo site on loopback, embedded storage, demo keys. One process;
// all state is in one folder.
import { join } from 'node:path';
import { openEmbedded } from '@scrim/collector/embedded';
import { createDemoSite } from '@scrim/demo-site';
import { parseSiteId } from '@scrim/protocol';
import { keepDemoKeyFile, prepareDemoKeys, prepareDemoSite } from './demo-keys.ts';
import { welcomeText } from './demo-welcome.ts';
import { portFrom } from './port-from.ts';
import { onExit, reportNoStart } from './process-end.ts';
import { serveHandler } from './serve.ts';
import { startCollector } from './start-collector.ts';

const STATE = process.env.SCRIM_STATE ?? '.scrim';
const SITE_PORT = portFrom('SCRIM_SITE_PORT', 4600);
const COLLECTOR_PORT = portFrom('SCRIM_COLLECTOR_PORT', 4610);
const CONSOLE_PORT = portFrom('SCRIM_CONSOLE_PORT', 4620);
const PLAYER_PORT = portFrom('SCRIM_PLAYER_PORT', 4630);
const siteId = parseSiteId('demo-shop');
if (siteId === null) throw new Error('demo-shop is an id');

const data = join(STATE, 'collector');
const embedded = await openEmbedded({ folder: data });
const collector = await startCollector(embedded, {
  port: COLLECTOR_PORT,
  console: { port: CONSOLE_PORT, playerPort: PLAYER_PORT },
  onFailure: (line) => console.error(JSON.stringify({ level: 'error', ...line })),
}).catch(reportNoStart);

const keys = await prepareDemoKeys(join(STATE, 'demo-keys'));
await keepDemoKeyFile(embedded, keys);
const origin = `http://127.0.0.1:${SITE_PORT}`;
const rootKey = await prepareDemoSite(embedded, keys, { siteId, origin });
const site = createDemoSite({ collector: collector.url, site: siteId, rootKey });
const siteServer = await serveHandler(site.fetch, { port: SITE_PORT }).catch(reportNoStart);

console.log(
  welcomeText({
    shop: siteServer.url,
    collector: collector.url,
    console: collector.console?.origin ?? '',
    link: (await collector.console?.firstLink())?.url ?? null,
    keys,
    state: STATE,
    dataFlag: STATE === '.scrim' ? '' : ` --data ${data}`,
  }),
);

onExit(async () => {
  await siteServer.close();
  await collector.close();
  await embedded.close();
});
