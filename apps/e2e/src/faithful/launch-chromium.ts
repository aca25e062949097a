// A Chromium for the replayed side and for pictures, as tests start it.
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, chromium } from 'playwright';

export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
