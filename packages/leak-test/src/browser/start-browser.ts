// Starts the Chromium of a test, and visitors in it: everything goes through the proxy, and the browser keeps quiet
// about itself. Never used for anything but pages of a test: it accepts any certificate.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { LeakTestError } from '../leak-test-error.ts';
import { findChromium } from './find-chromium.ts';

/** What a visitor's window shows. */
export interface Viewport {
  /** CSS pixels. */
  readonly width: number;
  /** CSS pixels. */
  readonly height: number;
}

/** A usual laptop's window. */
export const DEFAULT_VIEWPORT: Viewport = { width: 1280, height: 800 };

/**
 * Chromium takes the last list of this kind only, so Playwright's own is here too. Less one: frames of other sites have
 * storage of their own under each site, as visitors have it; without that they have none at all off the record.
 */
const DISABLED_FEATURES = [
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'DestroyProfileOnBrowserClose'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['LensOverlay', 'TcpPortRandomizationWin'],
  // What the browser would ask for itself.
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'Translate'],
  ...[
    'AutofillServerCommunication',
    'InterestFeedContentSuggestions',
    'MediaRouter',
    'DialMediaRouteProvider',
  ],
  'msForceBrowserSignIn',
];

/** Besides those that Playwright gives: no updates, no sync, no throttling of pages in the background. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-domain-reliability',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
  // Nothing round the proxy: neither QUIC nor WebRTC.
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // The proxy's certificate is made at start and known to nobody; service workers must accept it too.
  '--ignore-certificate-errors',
];

/**
 * Starts Chromium, headless.
 *
 * @param options.proxy all requests go through it, also those to loopback addresses. @default no proxy
 * @throws LeakTestError `leak_test_no_browser`
 */
export async function startBrowser({
  proxy,
}: {
  readonly proxy?: { readonly url: string };
} = {}): Promise<Browser> {
  const executablePath = findChromium();
  try {
    return await chromium.launch({
      executablePath,
      headless: true,
      args: ARGUMENTS,
      // Chromium goes round proxies to loopback addresses unless it is told otherwise.
      ...(proxy === undefined ? {} : { proxy: { server: proxy.url, bypass: '<-loopback>' } }),
    });
  } catch (cause) {
    throw new LeakTestError('leak_test_no_browser', 'Chromium does not start', {
      cause,
      hint: `Start ${executablePath} by hand to see why, or set CHROMIUM to another one.`,
    });
  }
}

/** What a visitor comes with. */
export interface VisitorOptions {
  /** @default a usual laptop's window */
  readonly viewport?: Viewport;
  /** Cookies and local storage, as Playwright saves them. @default none */
  readonly storageState?: BrowserContextOptions['storageState'] | undefined;
}

/** A new visitor: a context of its own, in which the test's scripts run whatever the page's own rules say. */
export function newVisitor(
  browser: Browser,
  { viewport = DEFAULT_VIEWPORT, storageState }: VisitorOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    bypassCSP: true,
    ignoreHTTPSErrors: true,
    serviceWorkers: 'allow',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(storageState === undefined ? {} : { storageState }),
  });
}
