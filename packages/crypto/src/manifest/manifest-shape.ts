// The shape of a manifest and of a signer's grant, checked by hand: zod is too heavy for a page. What is not exactly
// this shape is refused, unknown keys included.
import {
  decodeBase64Url,
  isBytes,
  isId,
  type ManifestSignerGrant,
  POLICY_LIMITS,
  type PolicyArtifact,
  type Recipient,
  type SiteManifest,
} from '@scrim/protocol';
import { isJsonObject } from '../format/header-core.ts';
import { keyIdOf } from '../format/key-id.ts';
import { isSuiteId, SUITE_LENGTHS } from '../format/suites.ts';

type Check = (value: unknown) => boolean;

const seconds: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const boolean: Check = (value) => typeof value === 'boolean';
const list =
  (check: Check, from: number, to: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= from && value.length <= to && value.every(check);
const exactly =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isJsonObject(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const origin: Check = (value) => typeof value === 'string' && value.length <= 200 && URL.canParse(value);
const jwk: Check = (value) =>
  isJsonObject(value) && Object.values(value).every((member) => typeof member === 'string');

const isManifest = exactly({
  v: oneOf(1),
  siteId: isId,
  version: (value) => seconds(value) && value !== 0,
  iat: seconds,
  exp: seconds,
  settings: exactly({
    enabled: boolean,
    start: oneOf('opt-in'),
    origins: list(origin, 0, 100),
    onWithdraw: oneOf('stop', 'erase-session'),
  }),
  policy: isPolicyLike,
  recipients: areRecipients,
  backendKeys: list(jwk, 0, 8),
});

const isGrant = exactly({
  siteId: isId,
  key: (value) => isBytes(value, 32),
  nbf: seconds,
  exp: seconds,
  mayLoosen: boolean,
});

const POLICY_KEYS: readonly string[] = [
  'v',
  'id',
  'version',
  'mode',
  'profile',
  'rules',
  'vocabulary',
  'events',
  'marks',
  'textShape',
  'drawings',
] satisfies readonly (keyof PolicyArtifact)[];

/**
 * A policy by its outline. What it says is checked by the masking rules where it is carried out: they refuse whatever
 * they do not understand, and the recorder then does not start.
 */
function isPolicyLike(value: unknown): boolean {
  if (!isJsonObject(value) || Object.keys(value).some((key) => !POLICY_KEYS.includes(key))) return false;
  const { v, id, version, mode, rules } = value;
  return v === 1 && isId(id) && isId(version) && isMode(mode) && isRuleList(rules) && isSmall(value);
}

const isMode = oneOf('mask-all', 'mask-inputs');
const isRuleList = list(
  (rule) =>
    isJsonObject(rule) &&
    isId(rule.id) &&
    [rule.select, rule.do, rule.reason].every((text) => typeof text === 'string'),
  0,
  POLICY_LIMITS.rules,
);

/** In UTF-8, as it is signed and hashed. */
function isSmall(policy: object): boolean {
  return new TextEncoder().encode(JSON.stringify(policy)).length <= POLICY_LIMITS.bytes;
}

/** A recipient's key has its suite's length and the id it is listed under. */
function isRecipient(value: unknown): value is Recipient {
  const shape = exactly({
    suite: isSuiteId,
    pk: (pk) => typeof pk === 'string',
    kid: (kid) => isBytes(kid, 16),
  });
  if (!shape(value)) return false;
  const { suite, pk, kid } = value as Recipient;
  const bytes = decodeBase64Url(pk, SUITE_LENGTHS[suite].publicKey);
  return bytes !== null && keyIdOf(suite, bytes) === kid;
}

/** 1 to 8 recipients of one suite, each once: a header is of one suite, and lists a key once. */
export function areRecipients(value: unknown): value is readonly Recipient[] {
  if (!list(isRecipient, 1, 8)(value)) return false;
  const recipients = value as readonly Recipient[];
  const kids = new Set(recipients.map(({ kid }) => kid));
  return kids.size === recipients.length && recipients.every(({ suite }) => suite === recipients[0]?.suite);
}

/** @returns null when the value is no manifest of this version. */
export function parseManifest(value: unknown): SiteManifest | null {
  return isManifest(value) ? (value as SiteManifest) : null;
}

/** @returns null when the value is no grant. */
export function parseGrant(value: unknown): ManifestSignerGrant | null {
  return isGrant(value) ? (value as ManifestSignerGrant) : null;
}
