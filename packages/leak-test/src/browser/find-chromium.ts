// Where Chromium is on this machine. Starts nothing and downloads nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { LeakTestError } from '../leak-test-error.ts';

/** Where Linux and macOS packages put it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Below the folders that Windows names in its environment. */
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium: `$CHROMIUM`, then where systems install it, then Playwright's own.
 *
 * @throws LeakTestError `leak_test_no_browser`
 */
export function findChromium(environment: Readonly<NodeJS.ProcessEnv> = process.env): string {
  const named = environment.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new LeakTestError('leak_test_no_browser', 'CHROMIUM names a file that does not exist', {
      hint: 'Set CHROMIUM to the path of a Chromium, or unset it to have one looked for.',
    });
  }
  const found = [...PLACES, ...windowsPlaces(environment), playwrightsOwn()].find((place) =>
    existsSync(place),
  );
  if (found !== undefined) return found;
  throw new LeakTestError('leak_test_no_browser', 'no Chromium on this machine', {
    hint: 'Run `npx playwright-core install chromium`, or set CHROMIUM to the path of a Chromium or Chrome.',
  });
}

function windowsPlaces(environment: Readonly<NodeJS.ProcessEnv>): string[] {
  return WINDOWS_FOLDERS.flatMap((name) => {
    const folder = environment[name];
    return folder === undefined ? [] : WINDOWS_PLACES.map((place) => path.win32.join(folder, place));
  });
}

/** Where Playwright would put the one it installs. */
function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}
