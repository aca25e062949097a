// Chromium with an authenticator of its own (CDP's WebAuthn domain), on pages that real HTTP serves. Nothing of
// WebAuthn is imitated: the browser makes every answer.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';

export interface PageAnswer {
  readonly status: number;
  readonly code: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
  readonly body: any;
}

/** A browser's JSON answer about a passkey. */
export interface PasskeyJson {
  readonly id: string;
  readonly response: Readonly<Record<string, string>>;
}

/** What goes into `challengeId` and `response`. */
export interface Answered {
  readonly challengeId: string;
  readonly response: PasskeyJson;
}

export interface PasskeyPage {
  call(method: string, path: string, body?: unknown): Promise<PageAnswer>;
  /** Asks the server, then the authenticator; `over` changes what the authenticator is asked. */
  register(question: object, over?: object): Promise<Answered>;
  assert(over?: object): Promise<Answered>;
  /** Takes a question that this page did not ask for to the authenticator. */
  assertFor(question: { readonly challengeId: string; readonly options: unknown }): Promise<Answered>;
  setUserVerified(isUserVerified: boolean): Promise<void>;
  /** Another page of the same browser profile and authenticator. */
  goTo(origin: string): Promise<void>;
}

export interface PageServer {
  readonly origin: string;
  handle: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

const EMPTY_PAGE = '<!doctype html><title>Scrim</title>';

/** Serves an empty page at `/`, and `handle` everywhere else, on a port of localhost. */
export async function servePage(): Promise<PageServer> {
  const served: { handle: PageServer['handle'] } = {
    handle: async () => new Response(null, { status: 503 }),
  };
  const fetch = async (request: Request) =>
    new URL(request.url).pathname === '/'
      ? new Response(EMPTY_PAGE, { headers: { 'content-type': 'text/html' } })
      : served.handle(request);
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started as Server));
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(served, {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

export function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** A new profile with a new authenticator, at the origin. */
export async function openPasskeyPage(browser: Browser, origin: string): Promise<PasskeyPage> {
  const page = await (await browser.newContext()).newPage();
  const { session, authenticatorId } = await addAuthenticator(page);
  await page.goto(origin);

  const call: PasskeyPage['call'] = (method, path, body) =>
    page.evaluate(callFromPage, { method, path, body });
  const ask = async (question: object) => (await call('POST', '/v1/auth/passkeys/options', question)).body;
  return {
    call,
    async register(question, over = {}) {
      const { challengeId, options } = await ask(question);
      return { challengeId, response: await page.evaluate(createInPage, { ...options, ...over }) };
    },
    async assert(over = {}) {
      const { challengeId, options } = await ask({ for: 'sign-in' });
      return { challengeId, response: await page.evaluate(getInPage, { ...options, ...over }) };
    },
    async assertFor({ challengeId, options }) {
      return { challengeId, response: await page.evaluate(getInPage, options) };
    },
    setUserVerified: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    goTo: async (other) => {
      await page.goto(other);
    },
  };
}

async function addAuthenticator(
  page: Page,
): Promise<{ readonly session: CDPSession; readonly authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

// The functions below run in the page.

async function callFromPage({ method, path, body }: { method: string; path: string; body?: unknown }) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' }, ...init });
  const text = await response.text();
  const json = text === '' ? null : JSON.parse(text);
  return { status: response.status, code: json?.code as string | undefined, body: json };
}

async function createInPage(options: unknown): Promise<PasskeyJson> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  return made.toJSON() as unknown as PasskeyJson;
}

async function getInPage(options: unknown): Promise<PasskeyJson> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return used.toJSON() as unknown as PasskeyJson;
}
