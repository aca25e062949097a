// The stage's own document: hangs `leakTestStage` on globalThis. Shows recordings that may be hostile: it has no keys,
// no cookies and no network.
import { createStagePage } from '../replayed/stage-page.ts';

Object.assign(globalThis, { leakTestStage: createStagePage() });
