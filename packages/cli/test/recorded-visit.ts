// A visit as a page makes it, without the page: consent, permit and sealed frames as requests to the real collector.
import { createCollector } from '@scrim/collector';
import { openEmbedded } from '@scrim/collector/embedded';
import { consentCommitment } from '@scrim/crypto/format';
import { createEpochSealer } from '@scrim/crypto/seal';
import {
  decodeBase64Url,
  encodeFrame,
  type FrameKind,
  type IngestAnswer,
  joinBytes,
  newRecordId,
  type Permit,
  parseSiteId,
  type Recipient,
  type SessionId,
  type SiteId,
} from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';

export const ORIGIN = 'https://shop.example';
export const EVENTS = [
  '{"type":4,"data":{"href":"https://shop.example/","width":800,"height":600},"timestamp":1}',
  '{"type":2,"data":{"node":{"id":1},"text":"•••• \\u2028"},"timestamp":2}',
  '{"type":3,"data":{"source":2,"x":1.50},"timestamp":3}',
];

type Ingest = (request: Request) => Promise<Response>;

const bytesOf = (text: string) => decodeBase64Url(text) ?? new Uint8Array();

async function post(ingest: Ingest, path: string, body: unknown): Promise<Response> {
  return await ingest(
    new Request(`https://collector.example${path}`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    }),
  );
}

function consentRecord(site: SiteId) {
  const textHash = canonicalHash('notice');
  const at = Math.floor(Date.now() / 1000);
  return {
    recordId: newRecordId(),
    schema: 'scrim-consent/1',
    subjectRef: null,
    site,
    jurisdiction: 'DE',
    language: 'de',
    notice: { id: 'notice', version: '1', locale: 'de', textHash, url: `${ORIGIN}/privacy` },
    purposes: [
      {
        id: 'replay',
        text: 'See how the shop is used',
        lawfulBasis: 'consent',
        piiTypes: [],
        retention: '30 days',
        recipients: [],
      },
    ],
    controllers: ['Shop'],
    withdrawalMethod: 'footer link',
    rightsUrl: `${ORIGIN}/rights`,
    signals: [],
    events: [
      {
        id: '1',
        at,
        type: 'granted',
        consentType: 'expressed',
        state: 'granted',
        entity: 'visitor',
        method: 'button',
        uiVariant: 'default',
        noticeHash: textHash,
        validFor: 3600,
      },
    ],
    prevHash: null,
  };
}

/** @returns null when the collector gives none. */
async function askPermit(
  ingest: Ingest,
  siteId: SiteId,
): Promise<{ permit: Permit; receipt: string } | null> {
  const consented = await post(ingest, '/v1/consents', { siteId, record: consentRecord(siteId) });
  if (!consented.ok) return null;
  const { receipt } = (await consented.json()) as { receipt: string };
  const answer = await post(ingest, '/v1/permits', { siteId, kind: 'live', receipt });
  return answer.ok ? { permit: (await answer.json()) as Permit, receipt } : null;
}

async function sealFrames(
  { permit, receipt }: { permit: Permit; receipt: string },
  recipients: readonly Recipient[],
) {
  const { siteId, sid, gen, permitId, writeToken } = permit;
  const sealer = await createEpochSealer({
    siteId,
    sid,
    gen,
    eseq: 0,
    prev: null,
    permitId,
    psk: bytesOf(permit.psk),
    recipients,
    policy: { id: 'scrim-default', version: '1', hash: canonicalHash({}) },
    consent: { commitment: consentCommitment(receipt, bytesOf(permit.consentSalt)), basis: 'consent' },
    recorder: { name: 'test', version: '1' },
    schema: 'rrweb/2',
    ksv: 2,
    startedAtMs: Date.now(),
  });
  const frame = (kind: FrameKind, bytes: Uint8Array, i: number | null = null) =>
    encodeFrame({
      meta: { writeToken, kind, sid, gen, eid: sealer.eid, i },
      bytes: Uint8Array.from(bytes),
    });
  const [meta = '', snapshot = '', click = ''] = EVENTS;
  const first = await sealer.seal(sealer.reserve({ keyframe: true }), `${meta}\n${snapshot}\n`);
  const last = sealer.sealNow(sealer.reserve({ final: true }), `${click}\n`);
  const chunks = [first, last].map(({ i, flags, ct }) =>
    frame('chunk', joinBytes(Uint8Array.of(flags), ct), i),
  );
  return joinBytes(frame('header', sealer.header), ...chunks);
}

/** Records one visit into a data folder. @returns null when the site gives no permit. */
export async function recordVisit(folder: string, site: string): Promise<SessionId | null> {
  const siteId = parseSiteId(site);
  if (siteId === null) throw new TypeError('site: expected a site id');
  const { stores, erasure, provider, audit, close } = await openEmbedded({ folder });
  try {
    const { ingest } = createCollector({ stores, erasure, provider, audit });
    const granted = await askPermit(ingest, siteId);
    if (granted === null) return null;
    const { recipients } = manifestOf(granted.permit.manifest);
    const answer = await post(ingest, '/v1/ingest', await sealFrames(granted, recipients));
    const { frames } = (await answer.json()) as IngestAnswer;
    if (frames.some(({ result }) => result !== 'stored'))
      throw new Error('the collector did not store a frame');
    return granted.permit.sid;
  } finally {
    await close();
  }
}

function manifestOf(jws: string): { readonly recipients: readonly Recipient[] } {
  const payload = new TextDecoder().decode(bytesOf(jws.split('.')[1] ?? ''));
  return JSON.parse(payload) as { readonly recipients: readonly Recipient[] };
}
