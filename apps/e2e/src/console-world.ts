// A world with the console in it, real: collector process with its staff side, console and player on two origins with a
// tap before each, and people of the staff in browsers with a virtual authenticator.
import { keepDemoKeyFile } from '@scrim/collector-app/demo-keys';
import type { BrowserContext, Page } from 'playwright';
import { startTap, type Tap } from './tap.ts';
import { startWorld, type World } from './world.ts';

export interface ConsoleWorld extends World {
  readonly console: {
    readonly origin: string;
    readonly playerOrigin: string;
    /** The link that the collector printed. */
    readonly firstLink: string;
  };
  /** What browsers sent to the two origins. */
  readonly taps: { readonly console: Tap; readonly player: Tap };
  /** Somebody at a browser of their own, with an authenticator that confirms everything. */
  newStaff(): Promise<StaffBrowser>;
}

export interface StaffBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and warnings that the browser printed, refused loads among them. */
  readonly complaints: readonly string[];
}

/** @param files a built console instead of apps/console/dist. */
export async function startConsoleWorld(files = process.env.SCRIM_E2E_CONSOLE): Promise<ConsoleWorld> {
  const taps = { console: await startTap(), player: await startTap() };
  const origin = `http://localhost:${taps.console.port}`;
  const playerOrigin = `http://127.0.0.1:${taps.player.port}`;
  const world = await startWorld([
    ...['--console-port', '0', '--console-origin', origin],
    ...['--player-port', '0', '--player-origin', playerOrigin],
    ...(files === undefined ? [] : ['--console-files', files]),
  ]);
  for (const side of ['console', 'player'] as const) {
    const [, at] = /at (http:\S+)/.exec(await world.collector.printed(side)) ?? [];
    taps[side].target = new URL(at ?? '');
  }
  await keepDemoKeyFile(world.admin, world.keys);
  const firstLink = (await world.collector.printed('first sign-in, once, within 24 hours:')) ?? '';
  return {
    ...world,
    console: { origin, playerOrigin, firstLink },
    taps,
    newStaff: () => newStaff(world),
    async close() {
      await world.close();
      await taps.console.close();
      await taps.player.close();
    },
  };
}

async function newStaff({ browser }: World): Promise<StaffBrowser> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}
