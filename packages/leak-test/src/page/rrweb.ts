// Runs first in a page that plain rrweb records: hangs it on the window, with the options that the test wrote there.
import type { InPageRecorder } from '../recorders/recorder.ts';
import { createRrwebRecorder } from '../recorders/rrweb/rrweb-page.ts';

const page = globalThis as typeof globalThis & {
  leakTestRecorder?: InPageRecorder;
  leakTestRrwebOptions?: object;
};
page.leakTestRecorder = createRrwebRecorder(page.leakTestRrwebOptions ?? {});
delete page.leakTestRrwebOptions;
