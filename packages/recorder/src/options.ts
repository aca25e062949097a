// The recorder's options, normalised once. A misspelt option must not pass: it could be one that masks.
import type { Consent } from '@scrim/consent';
import { type PolicyArtifact, parseSiteId, type SessionKind, type SiteId } from '@scrim/protocol';

/** Why nothing is recorded, or no longer: a stable code for the developer. */
export type StatusReason =
  | 'consent_missing'
  | 'consent_withdrawn'
  | 'crypto_unavailable'
  | 'collector_unreachable'
  | 'collector_refused'
  | 'site_disabled'
  | 'manifest_refused'
  | 'policy_refused'
  | 'masking_failed'
  | 'session_limit'
  | 'session_over'
  | 'session_revoked'
  | 'conflict'
  | 'chunk_refused'
  | 'page_hidden'
  | 'stopped_by_site'
  | 'internal';

export interface RecorderStatus {
  readonly state: 'waiting' | 'starting' | 'recording' | 'refused' | 'stopped';
  readonly reason?: StatusReason;
  /**
   * The code underneath, where there is one: of the collector, the manifest check, the policy or the masker. With state
   * `recording`: `worker_unavailable` or `worker_failed`, and the page's own thread seals.
   */
  readonly detail?: string;
  /** With `policy_refused`: the id of the policy's rule that is to blame, where one is. */
  readonly rule?: string;
}

/** What an event of the site's own may hold: no free text, and only what the policy lists. */
export type EventPayload = Readonly<Record<string, boolean | number | string>>;

export interface RecorderOptions {
  /** Base URL of the collector, such as `https://collect.example`. */
  readonly collector: string;
  /** The site's id. */
  readonly site: string;
  /** Ed25519 public key of the site's root (base64url), pinned: only manifests it vouches for are believed. */
  readonly rootKey: string;
  /** From `createConsent` of `@scrim/consent`. Nothing is loaded, asked or recorded before it grants. */
  readonly consent: Consent;
  /** Oldest manifest version that this bundle believes. @default 1 */
  readonly minManifestVersion?: number;
  /**
   * The policy this bundle pins; the manifest may only tighten it, unless its signer may loosen. Privacy: whatever it
   * lets through may be recorded. One that cannot be carried out refuses to start (`policy_refused`).
   *
   * @default mask-all without rules
   */
  readonly policy?: PolicyArtifact;
  /**
   * Address of the seal worker's file (`@scrim/recorder/worker`), of the page's own origin; relative to the document as
   * it is now. The worker compresses and encrypts; where it cannot be started the page's own thread does.
   *
   * @default none: the page's own thread
   */
  readonly workerUrl?: string | URL;
  /** Test sessions are kept apart from live ones. @default 'live' */
  readonly kind?: SessionKind;
  /** Told of every change of state. An exception in it is swallowed. */
  readonly onStatus?: (status: RecorderStatus) => void;
  /**
   * For development: told the code of every event that was dropped because the masker did not understand it, never a
   * value. An exception in it is swallowed.
   */
  readonly onDrop?: (code: string) => void;
}

/** Options after the check. */
export interface CheckedOptions {
  readonly collector: string;
  readonly site: SiteId;
  readonly rootKey: string;
  readonly consent: Consent;
  readonly minManifestVersion: number;
  readonly policy: PolicyArtifact | null;
  /** Absolute. */
  readonly workerUrl: string | null;
  readonly kind: SessionKind;
  readonly onStatus: (status: RecorderStatus) => void;
  readonly onDrop: (code: string) => void;
}

const KNOWN = new Set([
  'collector',
  'site',
  'rootKey',
  'consent',
  'minManifestVersion',
  'policy',
  'workerUrl',
  'kind',
  'onStatus',
  'onDrop',
]);

/** @throws TypeError naming the option that is missing, wrong or unknown; never its value */
export function checkOptions(options: RecorderOptions): CheckedOptions {
  for (const key of Object.keys(options)) {
    if (!KNOWN.has(key)) throw new TypeError(`startRecorder: unknown option \`${key}\``);
  }
  const { collector, rootKey, consent, minManifestVersion = 1, policy = null, kind = 'live' } = options;
  const site = parseSiteId(options.site);
  expect(site !== null, 'site', 'an id of 1–64 of A-Z a-z 0-9 . _ : -');
  expect(isCollectorUrl(collector), 'collector', 'an http(s) URL');
  expect(typeof rootKey === 'string' && rootKey.length === 43, 'rootKey', '32 bytes as base64url');
  expect(typeof consent?.allowed === 'function', 'consent', 'what createConsent returns');
  expect(
    Number.isSafeInteger(minManifestVersion) && minManifestVersion > 0,
    'minManifestVersion',
    'an integer ≥ 1',
  );
  expect(policy === null || typeof policy === 'object', 'policy', 'a policy object');
  const workerUrl = absoluteUrl(options.workerUrl ?? null);
  expect(workerUrl !== undefined, 'workerUrl', 'the http(s) address of a file, as a string or a URL');
  expect(kind === 'live' || kind === 'test', 'kind', "'live' or 'test'");
  return {
    collector: collector.replace(/\/+$/, ''),
    site: site as SiteId,
    rootKey,
    consent,
    minManifestVersion,
    policy,
    workerUrl: workerUrl as string | null,
    kind,
    onStatus: quietly(options.onStatus),
    onDrop: quietly(options.onDrop),
  };
}

function expect(holds: boolean, option: string, expected: string): void {
  if (!holds) throw new TypeError(`startRecorder: option \`${option}\`: expected ${expected}`);
}

function isCollectorUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
}

/** @returns undefined for what is no address of a file; a page that changes its own address changes no relative one. */
function absoluteUrl(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'string' && !(value instanceof URL)) return undefined;
  const base = globalThis.document?.baseURI;
  if (!URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  // `data:` because bundlers put small files into it; a page whose policy forbids that seals on its own thread.
  return ['http:', 'https:', 'data:'].includes(url.protocol) ? url.href : undefined;
}

/** The host page's listener may throw; the recorder and the page go on. */
function quietly<Told>(listener: ((told: Told) => void) | undefined): (told: Told) => void {
  return (told) => {
    try {
      listener?.(told);
    } catch {
      // The listener is the page's own: its error is not ours to report.
    }
  };
}
