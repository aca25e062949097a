// The real collector over a folder of its own, for one test: as `scrim-collector` runs it, without the staff side.
// The folder goes when it is closed.
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCollector } from '@scrim/collector';
import { type EmbeddedCollector, openEmbedded } from '@scrim/collector/embedded';
import type { SiteId } from '@scrim/protocol';
import type { Answer } from '../../wire/sent-request.ts';
import type { KeptFile } from '../recorder.ts';
import { SITE } from './page-settings.ts';

/** The collector of a test. */
export interface TestCollector {
  readonly embedded: EmbeddedCollector;
  readonly answer: Answer;
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  keptFiles(): Promise<readonly KeptFile[]>;
  close(): Promise<void>;
}

/** Starts a collector that knows one site. */
export async function startTestCollector(rootKey: string, manifestJws: string): Promise<TestCollector> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scrim-leak-test-'));
  // Somebody may stop the test in the middle.
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  const embedded = await openEmbedded({ folder });
  await embedded.sites.add(SITE as SiteId, rootKey, manifestJws);
  await embedded.sites.setSwitch(SITE as SiteId, 'on');
  const collector = createCollector(embedded);
  const underWay = new Set<Promise<Response>>();
  return {
    embedded,
    answer(request) {
      const answering = collector.ingest(request).finally(() => underWay.delete(answering));
      underWay.add(answering);
      return answering;
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    keptFiles: () => readFolder(folder),
    async close() {
      await Promise.allSettled(underWay);
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
      process.off('exit', removeNow);
    },
  };
}

async function readFolder(folder: string): Promise<readonly KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({ name: path.relative(folder, file), bytes: await readFile(file) })),
  );
}
