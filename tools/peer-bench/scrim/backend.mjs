// Answers the page as a collector does, and keeps nothing: the harness has every byte that was sent.
import { derivePsk, signGrant, signManifest } from '@scrim/crypto/keys';
import {
  decodeFrames,
  encodeBase64Url,
  newPermitId,
  newSessionId,
  parseSessionId,
  randomBytes,
} from '@scrim/protocol';
import { ERASURE_SECRET, MANIFEST_KEY, READING_KEY, ROOT } from './keys.mjs';
import { CONFIGS } from './policies.mjs';

/** @typedef {{ body: Uint8Array, url: URL, req: { headers: Record<string, string | string[] | undefined> } }} Asked */

/**
 * The collector's answer to one request of the page.
 *
 * @param {Asked} asked
 */
export async function answer({ body, url, req }) {
  const known = Object.hasOwn(ANSWERS, url.pathname) ? ANSWERS[url.pathname] : undefined;
  if (known === undefined) return json(404, { code: 'not_found' });
  return json(200, await known(body, String(req.headers.origin)));
}

/** @type {Readonly<Record<string, (body: Uint8Array, origin: string) => unknown>>} */
const ANSWERS = {
  '/v1/consents': () => ({ receipt: `aa.${random(8)}.cc` }),
  '/v1/consents/withdraw': () => ({}),
  '/v1/permits': permit,
  '/v1/ingest': stored,
};

/** @type {(body: Uint8Array, origin: string) => Promise<object>} */
async function permit(body, origin) {
  const { siteId, sid } = JSON.parse(new TextDecoder().decode(body));
  const session = parseSessionId(sid) ?? newSessionId();
  return {
    v: 1,
    siteId,
    sid: session,
    gen: 0,
    permitId: newPermitId(),
    psk: encodeBase64Url(derivePsk(ERASURE_SECRET, session, 0)),
    cardPsk: random(32),
    writeToken: random(48),
    continuation: random(32),
    consentSalt: random(16),
    manifest: await manifestFor(siteId, origin),
    limits: { chunkBytes: 8_000_000, epochs: 256, bytes: 200_000_000 },
    exp: now() + 3600,
  };
}

/** @type {(body: Uint8Array) => object} */
function stored(body) {
  const frames = (decodeFrames(body) ?? []).map(({ meta }) => {
    const { eid, kind, i } = /** @type {import('@scrim/protocol').FrameMeta} */ (meta);
    return { eid, kind, i, result: 'stored' };
  });
  return { manifestVersion: 1, state: 'active', frames };
}

/** @type {(siteId: import('@scrim/protocol').SiteId, origin: string) => Promise<string>} */
async function manifestFor(siteId, origin) {
  const config = Object.values(CONFIGS).find(({ site }) => site === siteId);
  if (config === undefined) throw new Error('peer bench: no such site');
  const [nbf, exp] = [now() - 60, now() + 86_400];
  const key = encodeBase64Url(MANIFEST_KEY.publicKey);
  const grant = await signGrant({ siteId, key, nbf, exp, mayLoosen: false }, ROOT);
  const { kid, publicKey } = READING_KEY;
  return signManifest(
    {
      v: 1,
      siteId,
      version: 1,
      iat: nbf,
      exp,
      settings: { enabled: true, start: 'opt-in', origins: [origin], onWithdraw: 'erase-session' },
      policy: config.policy,
      recipients: [{ suite: 1, pk: encodeBase64Url(publicKey), kid }],
      backendKeys: [],
    },
    { manifestKey: MANIFEST_KEY, grant },
  );
}

/** @type {(status: number, value: unknown) => { status: number, headers: Record<string, string>, body: string }} */
const json = (status, value) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const now = () => Math.floor(Date.now() / 1000);

/** @type {(length: number) => string} */
const random = (length) => encodeBase64Url(randomBytes(length));
