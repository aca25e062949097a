// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCollector } from '@scrim/collector';
import { openEmbedded } from '@scrim/collector/embedded';

const folder = mkdtempSync(path.join(tmpdir(), 'scrim-consumer-'));
const embedded = await openEmbedded({ folder });
const { ingest } = createCollector(embedded);
const answer = await ingest(
  new Request('http://localhost/v1/permits', { method: 'POST', body: '{"name":"canary"}' }),
);
assert.ok(answer.status >= 400 && answer.status < 500);
const problem = await answer.text();
assert.ok(JSON.parse(problem).code.length > 0);
assert.ok(!problem.includes('canary'));
await embedded.close();
rmSync(folder, { recursive: true });
