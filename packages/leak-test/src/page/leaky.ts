// Runs first in a page of the leak test's catalogue: hangs the deliberately leaky recorder on the window.
import { createLeakyRecorder } from '../recorders/leaky/leaky-page.ts';
import type { InPageRecorder } from '../recorders/recorder.ts';

const page = globalThis as typeof globalThis & { leakTestRecorder?: InPageRecorder };
// Outside a page there is nothing to record.
if (typeof window !== 'undefined') page.leakTestRecorder = createLeakyRecorder(window);
