// Runs the start door's last step on the stand-in: `node run-demo.mjs BEHAVIOUR`.
import { fileURLToPath } from 'node:url';
import { endCommandsOnSignal, endWithNpm } from '../run-command.mjs';
import { runDemo } from '../start-door.mjs';

endCommandsOnSignal();
endWithNpm(100);
const demo = fileURLToPath(new URL('./demo-process.mjs', import.meta.url));
process.exit(await runDemo([demo, process.argv[2]], process.env, { patienceMs: 300 }));
