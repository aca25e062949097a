// Fills node_modules with pnpm through npx and finds Node 24, so that a machine with Node 20 and npm is enough.
// Does nothing, in milliseconds, when all of it is already there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tail, timed } from './progress.mjs';
import { commandEnv, ROOT } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { installStamp, readStamp, writeStamp } from './stamp.mjs';
import { DoorStop } from './stop.mjs';

/** The pnpm that the lock file was written with. */
export const PNPM_VERSION = '12.21.0';
const DEVELOPED_ON_NODE = 24;
const PNPM = `pnpm@${PNPM_VERSION}`;

/** npm waits over a minute for a registry that is not there; here it gives up in half of that. */
const IMPATIENT = { npm_config_fetch_retry_maxtimeout: '10000', ...process.env };

/** Sets up what is missing. @returns the environment for every command that follows. */
export async function setUp() {
  const { env } = await timed('setup', async () => {
    const stamp = installStamp(ROOT, PNPM_VERSION);
    const last = readStamp(ROOT);
    if (last?.stamp === stamp && existsSync(last.pnpmFolder) && nodeIsThere())
      return { outcome: 'up to date', env: commandEnv(last.pnpmFolder) };
    await install();
    const pnpmFolder = await findPnpm();
    const env = commandEnv(pnpmFolder);
    const node = await checkNode(env);
    writeStamp(ROOT, { stamp, pnpmFolder });
    return { outcome: `dependencies installed, Node ${node}`, env };
  });
  return env;
}

async function install() {
  console.log('            installing what package.json asks for (the first time takes about a minute)');
  const { code, output } = await runCommand('npx', ['-y', PNPM, 'install', '--frozen-lockfile'], {
    env: IMPATIENT,
  });
  if (code === 127)
    throw new DoorStop('npx was not found: it comes with npm, which comes with Node.', {
      wayOut: 'Install Node with npm from https://nodejs.org, then run this again.',
    });
  if (code !== 0)
    throw new DoorStop('The dependencies could not be installed. The last lines pnpm said:', {
      shown: tail(output, 15),
      wayOut: installWayOut(output),
    });
}

/** What to do after a failed install, judged by what was said. */
export function installWayOut(output) {
  if (/ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/.test(output))
    return `pnpm-lock.yaml and a package.json disagree. Run \`npx -y ${PNPM} install\` and commit the lock file.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|certificate/i.test(output))
    return 'The npm registry was not reached. Check the network, or the proxy and certificate settings of npm (`npm config list`), then run this again.';
  if (/ENOSPC/.test(output)) return 'The disk is full. Make room, then run this again.';
  return `Run \`npx -y ${PNPM} install --frozen-lockfile\` to see all of it. If node_modules is damaged, delete it and run this again.`;
}

/** The folder in npx's cache that holds pnpm: nx calls it by name. */
async function findPnpm() {
  const { output } = await runCommand('npx', ['-y', '-p', PNPM, '-c', 'node -p process.env.PATH']);
  const folders = output.split('\n').flatMap((line) => line.trim().split(path.delimiter));
  const found = folders.find((folder) => folder.includes('_npx') && existsSync(path.join(folder, 'pnpm')));
  if (found === undefined)
    throw new DoorStop('npx ran pnpm but did not say where it is:', {
      shown: tail(output, 5),
      wayOut: 'Run `npm cache verify`, then run this again.',
    });
  return found;
}

const ownNode = () =>
  path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const hostNodeIsNewEnough = () => Number(process.versions.node.split('.')[0]) >= DEVELOPED_ON_NODE;
const nodeIsThere = () => existsSync(ownNode()) || hostNodeIsNewEnough();

async function checkNode(env) {
  const { code, output } = await runCommand('node', ['-p', 'process.versions.node'], { env });
  const version = output.trim().split('\n').at(-1) ?? '';
  if (code === 0 && Number(version.split('.')[0]) >= DEVELOPED_ON_NODE) return version;
  throw new DoorStop(
    `Scrim is developed on Node ${DEVELOPED_ON_NODE}; this is Node ${process.versions.node}, and npm has no Node ${DEVELOPED_ON_NODE} package for ${process.platform} ${process.arch}.`,
    {
      shown: code === 0 ? '' : tail(output, 5),
      wayOut: 'Install Node 24 from https://nodejs.org, then run this again.',
    },
  );
}
