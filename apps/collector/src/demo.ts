// What `npm start` runs: collector and demo site on loopback, embedded storage, demo keys. All state is in one folder.
import { join } from 'node:path';
import { createCollector } from '@scrim/collector';
import { openEmbedded } from '@scrim/collector/embedded';
import { createDemoSite } from '@scrim/demo-site';
import { parseSiteId } from '@scrim/protocol';
import { prepareDemoKeys, prepareDemoSite } from './demo-keys.ts';
import { portFrom } from './port-from.ts';
import { onExit, reportBusyPort } from './process-end.ts';
import { serveHandler } from './serve.ts';

const STATE = process.env.SCRIM_STATE ?? '.scrim';
const COLLECTOR_PORT = portFrom('SCRIM_COLLECTOR_PORT', 4610);
const SITE_PORT = portFrom('SCRIM_SITE_PORT', 4600);
const siteId = parseSiteId('demo-shop');
if (siteId === null) throw new Error('demo-shop is an id');

const embedded = await openEmbedded({ folder: join(STATE, 'collector') });
const collector = createCollector({
  ...embedded,
  onFailure: (line) => console.error(JSON.stringify({ level: 'error', ...line })),
});
const collectorServer = await serveHandler(collector.ingest, { port: COLLECTOR_PORT }).catch(reportBusyPort);

const keys = await prepareDemoKeys(join(STATE, 'demo-keys'));
const origin = `http://127.0.0.1:${SITE_PORT}`;
const rootKey = await prepareDemoSite(embedded, keys, { siteId, origin });
const site = createDemoSite({ collector: collectorServer.url, site: siteId, rootKey });
const siteServer = await serveHandler(site.fetch, { port: SITE_PORT }).catch(reportBusyPort);

const dataFlag = STATE === '.scrim' ? '' : ` --data ${join(STATE, 'collector')}`;
const keyFlags = `--key ${keys.reading.file} --passphrase-file ${keys.passphraseFile}`;
console.log(`
  Shop and bank   ${siteServer.url}
  Collector       ${collectorServer.url}

  What to try
  1  Open the shop, look around: nothing is recorded and the collector is not even asked.
  2  Choose "Allow recording", search, fill the cart and the checkout, visit your bank account.
  3  In another terminal, see what came in and open it with the demo key:

     npx -y pnpm@12.21.0 scrim sessions${dataFlag}
     npx -y pnpm@12.21.0 scrim open <sid>${dataFlag} ${keyFlags} --purpose "Trying Scrim out"

  4  Erase it, and try to open it again:

     npx -y pnpm@12.21.0 scrim erase <sid>${dataFlag}

  State is in ${STATE}/ (delete the folder to start afresh). Ctrl-C stops everything.
`);

onExit(async () => {
  await siteServer.close();
  await collectorServer.close();
  await embedded.close();
});
