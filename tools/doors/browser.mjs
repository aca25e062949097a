// Finds a Chromium for the tests. As root on a Debian-like system it installs one; elsewhere it says the one command.
import { existsSync } from 'node:fs';
import { findChromium } from '../testing/chromium.mjs';
import { runCommand } from './run-command.mjs';

const INSTALL = 'apt-get update && apt-get install -y chromium';

/** The one command that brings a Chromium to this kind of machine. */
export function installCommand(platform, hasAptGet) {
  if (platform === 'darwin') return 'brew install --cask chromium';
  if (platform === 'win32') return 'winget install Google.Chrome';
  return hasAptGet ? `sudo sh -c '${INSTALL}'` : 'install Chromium with your package manager';
}

/** @returns {Promise<{ failed: boolean, outcome: string, output?: string, wayOut?: string }>} */
export async function provideChromium(env, { find = findChromium, isRoot = process.getuid?.() === 0 } = {}) {
  const found = find();
  if (found !== undefined) return { failed: false, outcome: found };
  const hasAptGet = existsSync('/usr/bin/apt-get');
  const command = installCommand(process.platform, hasAptGet);
  if (!hasAptGet || !isRoot)
    return {
      failed: true,
      outcome: 'no Chromium on this machine',
      wayOut: `Run \`${command}\`, or set CHROMIUM to the path of one, then run this again.`,
    };
  console.log(`            no Chromium found: ${INSTALL} (half a minute)`);
  const { code, output } = await runCommand('sh', ['-c', INSTALL], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const installed = find();
  if (code === 0 && installed !== undefined) return { failed: false, outcome: `${installed} (installed)` };
  return {
    failed: true,
    outcome: 'Chromium could not be installed',
    output,
    wayOut: `Run \`${command}\` by hand to see why.`,
  };
}
