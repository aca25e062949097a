// A stand-in for the demo that starts a child of its own and says both process ids. Its argument says how it behaves.
import { spawn } from 'node:child_process';

const behaviour = process.argv[2];
if (behaviour === 'busy') {
  console.log('port 4100 is taken');
  process.exit(3);
}
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
setInterval(() => {}, 1000);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (behaviour === 'polite') process.exit(0);
  });
console.log(`ready ${process.pid} ${child.pid}`);
