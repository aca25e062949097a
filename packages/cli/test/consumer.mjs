// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

const scrim = (...args) => spawnSync('node_modules/.bin/scrim', args, { encoding: 'utf8' });
assert.match(scrim('--help').stdout, /open/);
assert.notEqual(scrim('no-such-command').status, 0);

// `scrim console` serves the console that travels in the package, and asks the collector for data.
const collector = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"person":null,"passkeys":true}'),
);
await once(collector.listen(0, '127.0.0.1'), 'listening');
const at = `http://127.0.0.1:${collector.address().port}`;
const console = spawn('node_modules/.bin/scrim', [
  'console',
  ...['--collector', at, '--port', '0', '--player-port', '0'],
]);
try {
  let said = '';
  for await (const part of console.stdout) {
    said += part;
    if (said.includes('Ctrl-C')) break;
  }
  const [, origin] = /^Console +(\S+)/m.exec(said) ?? [];
  const [, player] = /^Player +(\S+)/m.exec(said) ?? [];
  const page = await (await fetch(origin)).text();
  const script = /<script[^>]* src="([^"]+)"/.exec(page)?.[1];
  assert.equal(
    (await fetch(new URL(script, origin))).headers.get('content-type'),
    'text/javascript; charset=utf-8',
  );
  assert.match(await (await fetch(player)).text(), new RegExp(`name="scrim-console" content="${origin}"`));
  const headers = { 'sec-fetch-site': 'same-origin' };
  const state = await fetch(`${origin}/v1/auth/state`, { headers });
  assert.deepEqual(await state.json(), { person: null, passkeys: false });
} finally {
  console.kill();
  collector.close();
}
