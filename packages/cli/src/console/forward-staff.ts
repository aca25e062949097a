// Forwards the console's API calls to the collector's staff API. Passes what the API needs and nothing else, in both
// directions; follows no redirect; logs nothing.
import { type ProblemCode, ScrimError } from '@scrim/protocol';
import { problemResponse } from '@scrim/protocol/routes';
import { dataOnly, withoutPasskeys } from './collector-answer.ts';
import { isFromOwnPage } from './own-page.ts';
import { type SignInCookie, signInCookie } from './sign-in-cookie.ts';

/** Between which two places requests are forwarded. */
export interface ForwardOptions {
  /** Origin of the collector's staff API. */
  readonly collector: URL;
  /** The origin that the collector knows its own console by. */
  readonly consoleOrigin: URL;
  /** The origin of the console on this machine. */
  readonly ownOrigin: string;
}

/** Request headers that pass as they are. */
const PASSED = ['accept', 'content-type'] as const;
/** Offers a passkey of this machine's name to whatever the collector asks; no such passkey is of use there. */
const PASSKEY_OPTIONS = '/v1/auth/passkeys/options';

/** A handler for `/v1/*`. */
export function forwardStaff(options: ForwardOptions): (request: Request) => Promise<Response> {
  const cookie = signInCookie(options.consoleOrigin);
  return async (request) => {
    if (!isFromOwnPage(request, options.ownOrigin)) return problemResponse('origin_refused');
    const { pathname } = new URL(request.url);
    if (pathname === PASSKEY_OPTIONS) return problemResponse('not_found');
    const answer = await askCollector(request, options, cookie).catch(failureOf);
    if (typeof answer === 'string') return problemResponse(answer);
    const passed = dataOnly(answer, cookie.toBrowser(answer.headers.getSetCookie()), request.signal);
    return pathname === '/v1/auth/state' ? withoutPasskeys(passed) : passed;
  };
}

function askCollector(
  request: Request,
  { collector, consoleOrigin }: ForwardOptions,
  cookie: SignInCookie,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers({ origin: consoleOrigin.origin, 'user-agent': 'scrim' });
  for (const name of PASSED) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const signIn = cookie.toCollector(request.headers.get('cookie'));
  if (signIn !== null) headers.set('cookie', signIn);
  // Joined as text: a path must not be read as another host.
  return fetch(`${collector.origin}${pathname}${search}`, {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'manual',
    signal: request.signal,
    // What a streamed body asks for.
    ...(request.body === null ? {} : { duplex: 'half' }),
  });
}

/** @throws ScrimError `collector_unreachable`, `collector_certificate`: before anything is served. */
export async function requireCollector({
  collector,
  consoleOrigin,
}: Pick<ForwardOptions, 'collector' | 'consoleOrigin'>): Promise<void> {
  const headers = { origin: consoleOrigin.origin, 'user-agent': 'scrim' };
  const code = await fetch(`${collector.origin}/v1/auth/state`, { headers, redirect: 'manual' }).then(
    async (answer) => {
      await answer.body?.cancel();
      return null;
    },
    failureOf,
  );
  if (code !== null) throw new ScrimError(code, SENTENCES[code], { hint: HINTS[code] });
}

type Failure = Extract<ProblemCode, 'collector_unreachable' | 'collector_certificate'>;

const SENTENCES: Readonly<Record<Failure, string>> = {
  collector_unreachable: 'The collector cannot be reached.',
  collector_certificate: 'The certificate of the collector is not trusted on this machine.',
};
const HINTS: Readonly<Record<Failure, string>> = {
  collector_unreachable: 'Check --collector, and that its server runs.',
  collector_certificate: 'If it is of an authority of your own, name that with NODE_EXTRA_CA_CERTS=FILE.',
};

/** Node's and OpenSSL's names for a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CRL|HOSTNAME_MISMATCH/;

function failureOf(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return CERTIFICATE.test(code) ? 'collector_certificate' : 'collector_unreachable';
}
