// `npm start`: the entry. Old Node must be able to read this file.
import { whenNodeIsNewEnough } from './node-version.mjs';

whenNodeIsNewEnough(() =>
  import('./start-door.mjs').then((door) => door.openStartDoor(process.argv.slice(2))),
);
