// Starts the demo site from the command line; Ctrl-C stops it.
import { parseArgs } from 'node:util';
import { startDemoSite } from './serve.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4700' },
    host: { type: 'string', default: '127.0.0.1' },
    collector: { type: 'string' },
    site: { type: 'string' },
    'root-key': { type: 'string' },
  },
});
const { collector, site, 'root-key': rootKey } = values;

if (collector === undefined || site === undefined || rootKey === undefined) {
  console.error(
    'Usage: start -- --collector <url> --site <id> --root-key <base64url> [--port 4700] [--host 127.0.0.1]',
  );
  process.exit(2);
}
const running = await startDemoSite({
  port: Number(values.port),
  host: values.host,
  collector,
  site,
  rootKey,
});
console.log(`Demo site: ${running.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
