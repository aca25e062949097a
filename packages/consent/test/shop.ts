// A shop's page: the options it passes, and a collector's two routes as a `fetch` that writes down every call.
import type { ConsentOptions } from '@scrim/consent';

const HASH = 'A'.repeat(43);

export const NOTICE = { id: 'replay-notice', version: '1', locale: 'en', textHash: HASH, url: '/privacy' };

export const PURPOSE = {
  id: 'session-replay',
  text: 'See how our pages are used, to repair what does not work.',
  lawfulBasis: 'consent',
  piiTypes: ['interactions with the page'],
  retention: '30 days',
  recipients: [],
} as const;

/** A site of its own per call, so that tests of one browser do not meet. */
export const newSite = (): string => `shop-${crypto.randomUUID()}`;

export function optionsFor(site: string, more: Partial<ConsentOptions> = {}): ConsentOptions {
  return {
    site,
    collector: 'https://collector.example/scrim/',
    purposes: [PURPOSE],
    notice: NOTICE,
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Shop Ltd'],
    withdrawalMethod: 'The button "change my choice" on every page',
    rightsUrl: '/privacy/rights',
    ...more,
  };
}

export interface Call {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown>;
}

export interface RecordedCollector {
  readonly fetch: typeof fetch;
  readonly calls: Call[];
  /** The calls to one of the two routes. */
  to(path: 'consents' | 'withdraw'): Call[];
}

/** @param answer what the collector says; default: a receipt, and 204 to a withdrawal. */
export function recordedCollector(
  answer: (call: Call) => Response | Promise<Response> = ({ url }) =>
    url.endsWith('/withdraw') ? new Response(null, { status: 204 }) : Response.json({ receipt: 'aa.bb.cc' }),
): RecordedCollector {
  const calls: Call[] = [];
  return {
    calls,
    fetch: async (input, init = {}) => {
      const call = { url: String(input), init, body: JSON.parse(String(init.body)) };
      calls.push(call);
      return answer(call);
    },
    to: (path) => calls.filter(({ url }) => url.endsWith(`/${path}`)),
  };
}

export const problem = (status: number, code: string): Response =>
  Response.json({ type: `urn:scrim:problem:${code}`, title: '', status, code }, { status });
