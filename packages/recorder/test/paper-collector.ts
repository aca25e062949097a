// A collector of paper for one page: answers `fetch` as the real one would, or as none should. The visits in apps/e2e
// run against the real one; here the answers are the test's to choose.
import { type Consent, createConsent } from '@scrim/consent';
import { decodeFrames, encodeBase64Url, type FrameMeta, randomBytes } from '@scrim/protocol';
import { type PaperManifest, paperKeys, paperPermit } from './paper-keys.ts';

export const COLLECTOR = 'http://collector.test';

export interface PaperCall {
  readonly path: string;
  /** The JSON of the body; for ingest `{ frames }`. */
  readonly body: Record<string, unknown>;
}

export interface PaperCollector {
  readonly rootKey: string;
  /** Signed; permits carry it. */
  manifest: string;
  readonly manifestOf: (version: number) => Promise<string>;
  readonly calls: PaperCall[];
  readonly frames: FrameMeta[];
  /** While down, no request is answered. */
  down: boolean;
  /** Seconds from now at which permits run out. */
  permitLifeSeconds: number;
  /** Called when a page posts frames, before the answer. */
  onIngest: () => void;
  restore(): void;
}

export async function layOutCollector(site: string, signed: PaperManifest = {}): Promise<PaperCollector> {
  const realFetch = globalThis.fetch;
  const { rootKey, manifest, manifestOf } = await paperKeys(site, [location.origin], signed);
  const collector: PaperCollector = {
    rootKey,
    manifest,
    manifestOf,
    calls: [],
    frames: [],
    down: false,
    permitLifeSeconds: 3600,
    onIngest: () => {},
    restore: () => {
      globalThis.fetch = realFetch;
    },
  };
  globalThis.fetch = async (input, init) => {
    const url = String(input);
    if (!url.startsWith(COLLECTOR)) return realFetch(input, init);
    const path = url.slice(COLLECTOR.length);
    const call = { path, body: readBody(init?.body) };
    collector.calls.push(call);
    if (path === '/v1/ingest') collector.onIngest();
    if (init?.signal?.aborted === true || collector.down) throw new TypeError('no network');
    return Response.json(answer(collector, call, site));
  };
  return collector;
}

function readBody(body: BodyInit | null | undefined): Record<string, unknown> {
  if (typeof body === 'string') return JSON.parse(body) as Record<string, unknown>;
  return { frames: (decodeFrames(body as Uint8Array) ?? []).map(({ meta }) => meta) };
}

function answer(collector: PaperCollector, { path, body }: PaperCall, site: string): unknown {
  if (path === '/v1/consents') return { receipt: `aa.${encodeBase64Url(randomBytes(8))}.cc` };
  if (path === '/v1/permits') {
    return paperPermit(site, collector.manifest, { sid: body.sid, lifeSeconds: collector.permitLifeSeconds });
  }
  if (path !== '/v1/ingest') return {};
  const frames = body.frames as FrameMeta[];
  collector.frames.push(...frames);
  const results = frames.map(({ eid, kind, i }) => ({ eid, kind, i, result: 'stored' }));
  return { manifestVersion: 1, state: 'active', frames: results };
}

export function newConsent(site: string, collector: string = COLLECTOR): Consent {
  return createConsent({
    site,
    collector,
    purposes: [
      {
        id: 'replay',
        text: 'To see',
        lawfulBasis: 'consent',
        piiTypes: [],
        retention: '30 days',
        recipients: [],
      },
    ],
    notice: {
      id: 'n',
      version: '1',
      locale: 'en',
      textHash: 'A'.repeat(43),
      url: 'https://shop.example/privacy',
    },
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Test'],
    withdrawalMethod: 'button',
    rightsUrl: 'https://shop.example/rights',
    storage: null,
  });
}
