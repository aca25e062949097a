// Copies the built console into the package in whose folder it is run: `scrim console` serves it from there. Source maps
// stay behind; they would double the tarball.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../apps/console/dist', import.meta.url));
const PLACE = 'dist/console-files';

for (const part of ['console', 'player']) {
  if (!existsSync(`${BUILT}/${part}/index.html`)) {
    throw new Error(`apps/console/dist/${part} is not built: nx build @scrim/console`);
  }
}
rmSync(PLACE, { recursive: true, force: true });
cpSync(BUILT, PLACE, { recursive: true, filter: (file) => !file.endsWith('.map') });
