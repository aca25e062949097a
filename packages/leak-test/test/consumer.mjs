// Uses the package from its tarball, as its users do: tests a page of their own with a real Chromium.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { CHANNELS, loadRecorder, testPage, textReport } from '@scrim/leak-test';

assert.ok(CHANNELS.length >= 200);

const page = createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>Box</title><main><p>A word</p><label>Name <input></label></main>');
});
await new Promise((resolve) => page.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${page.address().port}/`;
// Ours leaks nothing, and plain rrweb, the control, does: so both are bundled from what is installed, and run.
const ours = await testPage(address);
assert.deepEqual(ours.failures, [], textReport(ours));
const plain = await testPage(address, { recorder: await loadRecorder('rrweb') });
assert.ok(plain.scores.leaks > 0);
page.close();
