// A collector of paper for one page: answers `fetch` as the real one would, or as none should. The visits in apps/e2e
// run against the real one; here the answers are the test's to choose.
import { type Consent, createConsent } from '@scrim/consent';
import { keyIdOf } from '@scrim/crypto/format';
import { generateReadingKey, generateSigningKey, signGrant, signManifest } from '@scrim/crypto/keys';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import {
  decodeFrames,
  encodeBase64Url,
  type FrameMeta,
  newPermitId,
  newSessionId,
  type PolicyArtifact,
  randomBytes,
  type SiteId,
} from '@scrim/protocol';

export const COLLECTOR = 'http://collector.test';

export interface PaperCall {
  readonly path: string;
  /** The JSON of the body; for ingest `{ frames }`. */
  readonly body: Record<string, unknown>;
}

export interface PaperCollector {
  readonly rootKey: string;
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

export interface PaperManifest {
  /** @default mask-all without rules */
  readonly policy?: PolicyArtifact;
  readonly mayLoosen?: boolean;
}

export async function layOutCollector(site: string, signed: PaperManifest = {}): Promise<PaperCollector> {
  const realFetch = globalThis.fetch;
  const { rootKey, manifest } = await signedManifest(site, signed);
  const collector: PaperCollector = {
    rootKey,
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
    return Response.json(answer(collector, call, site, manifest));
  };
  return collector;
}

function readBody(body: BodyInit | null | undefined): Record<string, unknown> {
  if (typeof body === 'string') return JSON.parse(body) as Record<string, unknown>;
  return { frames: (decodeFrames(body as Uint8Array) ?? []).map(({ meta }) => meta) };
}

function answer(
  collector: PaperCollector,
  { path, body }: PaperCall,
  site: string,
  manifest: string,
): unknown {
  if (path === '/v1/consents') return { receipt: `aa.${encodeBase64Url(randomBytes(8))}.cc` };
  if (path === '/v1/permits') return permit(collector, site, manifest, body.sid);
  if (path !== '/v1/ingest') return {};
  const frames = body.frames as FrameMeta[];
  collector.frames.push(...frames);
  const results = frames.map(({ eid, kind, i }) => ({ eid, kind, i, result: 'stored' }));
  return { manifestVersion: 1, state: 'active', frames: results };
}

function permit(collector: PaperCollector, siteId: string, manifest: string, sid: unknown) {
  const bytes = (length: number) => encodeBase64Url(randomBytes(length));
  return {
    v: 1,
    siteId,
    sid: sid ?? newSessionId(),
    gen: 0,
    permitId: newPermitId(),
    psk: bytes(32),
    cardPsk: bytes(32),
    writeToken: bytes(48),
    continuation: bytes(32),
    consentSalt: bytes(16),
    manifest,
    limits: { chunkBytes: 8_000_000, epochs: 256, bytes: 200_000_000 },
    exp: Math.floor(Date.now() / 1000) + collector.permitLifeSeconds,
  };
}

async function signedManifest(
  site: string,
  { policy = DEFAULT_POLICY, mayLoosen = false }: PaperManifest,
): Promise<{ rootKey: string; manifest: string }> {
  const [root, manifestKey, reading] = [
    await generateSigningKey(),
    await generateSigningKey(),
    await generateReadingKey(),
  ];
  const siteId = site as SiteId;
  const iat = Math.floor(Date.now() / 1000);
  const key = encodeBase64Url(manifestKey.publicKey);
  const grant = await signGrant({ siteId, key, nbf: iat - 60, exp: iat + 9_000_000, mayLoosen }, root);
  const manifest = await signManifest(
    {
      v: 1,
      siteId,
      version: 1,
      iat,
      exp: iat + 900_000,
      settings: { enabled: true, start: 'opt-in', origins: [location.origin], onWithdraw: 'erase-session' },
      policy,
      recipients: [{ suite: 1, pk: encodeBase64Url(reading.publicKey), kid: keyIdOf(1, reading.publicKey) }],
      backendKeys: [],
    },
    { manifestKey, grant },
  );
  return { rootKey: encodeBase64Url(root.publicKey), manifest };
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
