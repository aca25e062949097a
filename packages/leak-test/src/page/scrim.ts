// In the page: hangs on globalThis what makes our recorder of settings; the script around it takes it away again.
import { createInPageRecorder } from '../recorders/scrim/in-page.ts';

Object.assign(globalThis, { leakTestScrim: createInPageRecorder });
