// `npm test`: the entry. Old Node must be able to read this file.
import { whenNodeIsNewEnough } from './node-version.mjs';

whenNodeIsNewEnough(() => import('./test-door.mjs').then((door) => door.openTestDoor(process.argv.slice(2))));
