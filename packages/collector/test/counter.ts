// A collector over memory stores with a clock of its own, and a page's side that speaks to it: real consent records,
// real permits, real sealed chunks.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditLog } from '@scrim/access-control/audit';
import { createCollector, createSessionAccess, createSites, type FailureLine } from '@scrim/collector';
import { joinChunkBody, keyIdOf } from '@scrim/crypto/format';
import { generateReadingKey, generateSigningKey, signGrant, signManifest } from '@scrim/crypto/keys';
import { createFileKeyProvider } from '@scrim/crypto/providers';
import { createEpochSealer, type EpochSealer } from '@scrim/crypto/seal';
import { createErasure } from '@scrim/erasure';
import {
  type ConsentRecord,
  decodeBase64Url,
  encodeBase64Url,
  encodeFrame,
  type FrameMeta,
  type IngestAnswer,
  joinBytes,
  newRecordId,
  type Permit,
  type PolicyArtifact,
  type SiteId,
  type SiteSettings,
} from '@scrim/protocol';
import { createMemoryStores } from '@scrim/storage-adapters/memory';

export const SITE = 'shop' as SiteId;
export const ORIGIN = 'https://shop.example';
const NOTICE_HASH = 'A'.repeat(43);
const DAY_SECONDS = 86_400;

export async function startCounter(settings: Partial<SiteSettings> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'scrim-collector-'));
  const clock = { ms: Date.UTC(2026, 10, 21, 12) };
  const nowMs = () => clock.ms;
  const provider = await createFileKeyProvider({ path: join(folder, 'keys.json') });
  const stores = createMemoryStores();
  const journal = createMemoryStores().audit;
  const { keys, chunks, sessions, records } = stores;
  const erasure = createErasure({ keys, chunks, sessions, provider, journal, nowMs });
  const audit = createAuditLog({ ledger: stores.audit, details: records, nowMs });
  const sites = createSites(records, nowMs);
  const failures: FailureLine[] = [];
  const collector = createCollector({
    stores,
    erasure,
    provider,
    audit,
    nowMs,
    onFailure: (line) => failures.push(line),
  });
  const reading = await generateReadingKey();
  const signing = { root: await generateSigningKey(), manifest: await generateSigningKey() };
  await sites.add(SITE, encodeBase64Url(signing.root.publicKey));

  const post = (path: string, body: BodyInit, headers: Record<string, string> = { origin: ORIGIN }) =>
    collector.ingest(new Request(`https://collect.example${path}`, { method: 'POST', body, headers }));
  const postJson = (path: string, body: unknown, headers?: Record<string, string>) =>
    post(path, JSON.stringify(body), headers);

  const counter = {
    clock,
    wait(ms: number): void {
      clock.ms += ms;
    },
    stores,
    erasure,
    provider,
    audit,
    nowMs,
    rootKey: encodeBase64Url(signing.root.publicKey),
    sites,
    failures,
    access: createSessionAccess({ stores, erasure, audit }),
    post,
    postJson,
    /** The next manifest, signed; of another site or by another key where a test says so. */
    async signed(
      version: number,
      change: Partial<SiteSettings> = {},
      siteId = SITE,
      policy: Partial<PolicyArtifact> = {},
    ): Promise<string> {
      const iat = Math.floor(clock.ms / 1000);
      const { root, manifest } = signing;
      const grant = await signGrant(
        {
          siteId,
          key: encodeBase64Url(manifest.publicKey),
          nbf: iat - 60,
          exp: iat + 365 * DAY_SECONDS,
          mayLoosen: false,
        },
        root,
      );
      const payload = {
        v: 1,
        siteId,
        version,
        iat,
        exp: iat + 90 * DAY_SECONDS,
        settings: {
          enabled: true,
          start: 'opt-in',
          origins: [ORIGIN],
          onWithdraw: 'erase-session',
          ...settings,
          ...change,
        },
        policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [], ...policy },
        recipients: [
          { suite: 1, pk: encodeBase64Url(reading.publicKey), kid: keyIdOf(1, reading.publicKey) },
        ],
        backendKeys: [],
      } as const;
      return signManifest(payload, { manifestKey: manifest, grant });
    },
    async publish(version: number, change: Partial<SiteSettings> = {}): Promise<void> {
      await sites.publish(SITE, await counter.signed(version, change));
    },
    consentRecord(at = Math.floor(clock.ms / 1000)): ConsentRecord {
      return consentRecord(at);
    },
    async receipt(record = consentRecord(Math.floor(clock.ms / 1000))): Promise<string> {
      const response = await postJson('/v1/consents', { siteId: SITE, record });
      return ((await response.json()) as { receipt: string }).receipt;
    },
    async permit(receipt: string, more: Record<string, string> = {}): Promise<Permit> {
      const response = await postJson('/v1/permits', { siteId: SITE, kind: 'live', receipt, ...more });
      return (await response.json()) as Permit;
    },
    async ingest(...frames: readonly Uint8Array[]): Promise<IngestAnswer> {
      return (await (await post('/v1/ingest', joinBytes(...frames))).json()) as IngestAnswer;
    },
    close: () => rm(folder, { recursive: true }),
  };
  await counter.publish(1);
  await sites.setSwitch(SITE, 'on');
  return { ...counter, reading };
}

export type Counter = Awaited<ReturnType<typeof startCounter>>;

function consentRecord(at: number): ConsentRecord {
  const event = {
    consentType: 'expressed',
    entity: 'visitor',
    method: 'button',
    uiVariant: 'a',
    noticeHash: NOTICE_HASH,
  } as const;
  return {
    recordId: newRecordId(),
    schema: 'scrim-consent/1',
    subjectRef: null,
    site: SITE,
    jurisdiction: 'EU',
    language: 'en',
    notice: { id: 'n', version: '1', locale: 'en', textHash: NOTICE_HASH, url: `${ORIGIN}/privacy` },
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
    controllers: ['Shop'],
    withdrawalMethod: 'button',
    rightsUrl: `${ORIGIN}/rights`,
    signals: [],
    events: [{ id: '1', at, type: 'granted', state: 'granted', validFor: 180 * DAY_SECONDS, ...event }],
    prevHash: null,
  };
}

/** The page's side: seals what it is told to and frames it. */
export async function startPage(counter: Counter, permit: Permit, eseq = 0) {
  const sealer: EpochSealer = await createEpochSealer({
    siteId: permit.siteId,
    sid: permit.sid,
    gen: 0,
    eseq,
    prev: null,
    permitId: permit.permitId,
    psk: decodeBase64Url(permit.psk) ?? new Uint8Array(),
    recipients: [
      {
        suite: 1,
        pk: encodeBase64Url(counter.reading.publicKey),
        kid: keyIdOf(1, counter.reading.publicKey),
      },
    ],
    policy: { id: 'default', version: '1', hash: NOTICE_HASH },
    consent: { commitment: NOTICE_HASH, basis: 'consent' },
    recorder: { name: 'test', version: '0' },
    schema: 'rrweb/2',
    ksv: 1,
    startedAtMs: counter.clock.ms,
  });
  const { writeToken, sid } = permit;
  const meta = (kind: FrameMeta['kind'], i: number | null): FrameMeta => ({
    writeToken,
    kind,
    sid,
    gen: 0,
    eid: sealer.eid,
    i,
  });
  return {
    sealer,
    header: encodeFrame({ meta: meta('header', null), bytes: Uint8Array.from(sealer.header) }),
    frame: (kind: FrameMeta['kind'], i: number | null, bytes: Uint8Array, change: Partial<FrameMeta> = {}) =>
      encodeFrame({ meta: { ...meta(kind, i), ...change }, bytes: Uint8Array.from(bytes) }),
    chunk(text: string, final = false) {
      const { i, flags, ct } = sealer.sealNow(sealer.reserve({ final }), `${JSON.stringify({ text })}\n`);
      return this.frame('chunk', i, joinChunkBody(flags, ct));
    },
    close() {
      const { next, th } = sealer.transcript();
      return this.frame(
        'close',
        null,
        new TextEncoder().encode(JSON.stringify({ next, th: encodeBase64Url(th) })),
      );
    },
  };
}

export const results = ({ frames }: IngestAnswer): string[] => frames.map(({ result }) => result);
export const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code;
