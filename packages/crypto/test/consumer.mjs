// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { encodeSealedFile, parseHeader } from '@scrim/crypto/format';
import { generateReadingKey } from '@scrim/crypto/keys';
import { openCard, openSealedFile, readingKey } from '@scrim/crypto/open';
import { createCardSealer, createEpochSealer } from '@scrim/crypto/seal';
import { makeVectors } from '@scrim/crypto/vectors';
import { newPermitId, newSessionId } from '@scrim/protocol';

const pair = await generateReadingKey();
const psk = crypto.getRandomValues(new Uint8Array(32));
const hash = 'A'.repeat(43);
const sealer = await createEpochSealer({
  siteId: 'shop',
  sid: newSessionId(),
  gen: 0,
  eseq: 0,
  prev: null,
  permitId: newPermitId(),
  psk,
  recipients: [{ suite: 1, pk: Buffer.from(pair.publicKey).toString('base64url'), kid: pair.kid }],
  policy: { id: 'default', version: '1', hash },
  consent: { commitment: hash, basis: 'consent' },
  recorder: { name: 'consumer', version: '1' },
  schema: 'rrweb/2',
  ksv: 1,
  startedAtMs: Date.now(),
});
const chunk = await sealer.seal(sealer.reserve({ keyframe: true, final: true }), '{"n":1}\n');
const bytes = encodeSealedFile([{ header: sealer.header, chunks: [chunk] }]);
assert.equal(parseHeader(sealer.header).core.siteId, 'shop');

const lines = [];
for await (const opened of openSealedFile(bytes, { key: await readingKey(1, pair.privateKey), psk }))
  lines.push(...opened.lines);
assert.deepEqual(lines, ['{"n":1}']);

// The seal worker's file is one classic script: in a worker's scope it says that it is ready, elsewhere it does nothing.
const worker = readFileSync(fileURLToPath(import.meta.resolve('@scrim/crypto/worker')), 'utf8');
const said = [];
const scope = { addEventListener() {}, postMessage: (message) => said.push(JSON.stringify(message)) };
runInNewContext(worker, scope);
assert.deepEqual(said, []);
runInNewContext(worker, { ...scope, DedicatedWorkerGlobalScope: class {} });
assert.deepEqual(said, ['{"ready":"scrim-seal-worker/1"}']);

assert.equal((await makeVectors()).length, 9);
assert.ok(typeof openCard === 'function' && typeof createCardSealer === 'function');
