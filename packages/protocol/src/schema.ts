// zod schemas of what crosses a border. Never imported by page code: zod costs a page 25 kB.
import { z } from 'zod';
import type { ConsentRecord } from './consent-record.ts';
import {
  type EpochId,
  isBytes,
  isId,
  type KeyId,
  type RecordId,
  type SessionId,
  type SiteId,
} from './ids.ts';
import type { FrameMeta } from './ingest-frames.ts';
import type { ManifestSignerGrant, SiteManifest } from './manifest.ts';
import { POLICY_LIMITS, type PolicyArtifact } from './policy.ts';

const branded = <T extends string>(length: number) => z.custom<T>((value) => isBytes(value, length));
const b16 = <T extends string>() => branded<T>(16);
const b32 = z.custom<string>((value) => isBytes(value, 32));
const id = z.custom<string>(isId);
const line = z.string().max(2000);
const seconds = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const siteIdSchema = z.custom<SiteId>(isId);
export const sessionIdSchema = b16<SessionId>();
export const epochIdSchema = b16<EpochId>();

const compactJws = z
  .string()
  .max(65_536)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);

export const consentRecordSchema: z.ZodType<ConsentRecord> = z.strictObject({
  recordId: b16<RecordId>(),
  schema: z.literal('scrim-consent/1'),
  subjectRef: z.null(),
  site: siteIdSchema,
  jurisdiction: z.string().max(64),
  language: z.string().max(64),
  notice: z.strictObject({
    id,
    version: id,
    locale: z.string().max(64),
    textHash: b32,
    url: line,
  }),
  purposes: z
    .array(
      z.strictObject({
        id,
        text: line,
        lawfulBasis: z.literal('consent'),
        piiTypes: z.array(z.string().max(200)).max(50),
        retention: z.string().max(200),
        recipients: z.array(z.string().max(200)).max(50),
      }),
    )
    .min(1)
    .max(20),
  controllers: z.array(line).max(20),
  withdrawalMethod: line,
  rightsUrl: line,
  signals: z.array(z.string().max(200)).max(50),
  events: z
    .array(
      z.strictObject({
        id,
        at: seconds,
        type: z.enum(['notice-shown', 'granted', 'denied', 'withdrawn']),
        consentType: z.literal('expressed'),
        state: z.enum(['idle', 'pending', 'granted', 'denied', 'withdrawn', 'expired', 'superseded']),
        entity: z.enum(['visitor', 'site']),
        method: id,
        uiVariant: id,
        noticeHash: b32,
        validFor: z.int().min(0),
      }),
    )
    .min(1)
    .max(100),
  prevHash: b32.nullable(),
});

export const consentRequestSchema = z.strictObject({ siteId: siteIdSchema, record: consentRecordSchema });

export const permitRequestSchema = z.union([
  z.strictObject({ siteId: siteIdSchema, kind: z.enum(['live', 'test']), receipt: compactJws }),
  z.strictObject({
    siteId: siteIdSchema,
    kind: z.enum(['live', 'test']),
    receipt: compactJws,
    sid: sessionIdSchema,
    continuation: b32,
  }),
]);
export type PermitRequest = z.infer<typeof permitRequestSchema>;

/** A session that a page names, and the page's proof: it may write there now, or may go on there. */
export const writtenSessionSchema = z.union([
  z.strictObject({ sid: sessionIdSchema, writeToken: z.string().max(200) }),
  z.strictObject({ sid: sessionIdSchema, continuation: b32 }),
]);
export type WrittenSession = z.infer<typeof writtenSessionSchema>;

export const withdrawRequestSchema = z.strictObject({
  siteId: siteIdSchema,
  receipt: compactJws,
  sessions: z.array(writtenSessionSchema).max(50),
});

export const frameMetaSchema: z.ZodType<FrameMeta> = z.strictObject({
  writeToken: z.string().max(200),
  kind: z.enum(['header', 'chunk', 'close']),
  sid: sessionIdSchema,
  gen: z.int().min(0).max(0xffff_ffff),
  eid: epochIdSchema,
  i: z.int().min(0).max(0xffff).nullable(),
});

export const closeFrameSchema = z.strictObject({ next: z.int().min(0).max(65_536), th: b32 });

const policyId = z.custom<string>(isId, { error: 'expected 1–64 of A-Z a-z 0-9 . _ : -' });
/** What people write for people. */
const policyText = (most: number) =>
  z.custom<string>(
    (text) => typeof text === 'string' && text.length <= most && /\S/.test(text) && !/\p{Cc}/u.test(text),
    { error: `expected 1–${most} characters, none of them a control character` },
  );
const pattern = z.string().max(POLICY_LIMITS.pattern);

const policyRuleSchema = z.strictObject({
  id: policyId,
  select: z.string().max(POLICY_LIMITS.selector),
  do: z.enum(['unmask', 'mask', 'block', 'drop']),
  what: z.enum(['text', 'inputs', 'attributes', 'media', 'all']).exactOptional(),
  on: pattern.exactOptional(),
  reason: policyText(POLICY_LIMITS.reason),
});

const customFieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean') }),
  z
    .strictObject({ type: z.literal('number'), min: z.number(), max: z.number() })
    .refine(({ min, max }) => min <= max, { error: 'expected max no less than min', path: ['max'] }),
  z.strictObject({
    type: z.literal('choice'),
    of: listOf(policyText(POLICY_LIMITS.choice), POLICY_LIMITS.choices, (word) => word).min(1),
  }),
]);

/** The shape of a masking policy; what its rules mean is checked by `@scrim/masking-rules/policy`. */
export const policyArtifactSchema: z.ZodType<PolicyArtifact> = z.strictObject({
  v: z.literal(1),
  id: policyId,
  version: policyId,
  mode: z.enum(['mask-all', 'mask-inputs']),
  profile: z.enum(['cnil-draft', 'pci', 'health']).exactOptional(),
  rules: listOf(policyRuleSchema, POLICY_LIMITS.rules, (rule) => rule.id),
  vocabulary: z
    .strictObject({
      names: z
        .array(z.string().max(POLICY_LIMITS.name).regex(/^\S+$/))
        .max(POLICY_LIMITS.names)
        .exactOptional(),
      stylesheets: z.boolean().exactOptional(),
      routes: z.array(pattern).max(POLICY_LIMITS.routes).exactOptional(),
      parameters: z.array(policyText(POLICY_LIMITS.name)).max(POLICY_LIMITS.parameters).exactOptional(),
    })
    .exactOptional(),
  events: listOf(
    z.strictObject({
      tag: z.custom<string>((tag) => isId(tag) && !tag.startsWith('scrim.'), {
        error: 'expected 1–64 of A-Z a-z 0-9 . _ : - that do not begin with scrim.',
      }),
      fields: z
        .record(z.string().regex(/^[A-Za-z][\w.-]{0,63}$/), customFieldSchema)
        .refine((fields) => Object.keys(fields).length <= POLICY_LIMITS.fields, {
          error: `expected at most ${POLICY_LIMITS.fields} fields`,
        }),
      reason: policyText(POLICY_LIMITS.reason),
    }),
    POLICY_LIMITS.events,
    ({ tag }) => tag,
  ).exactOptional(),
  marks: z.enum(['all', 'tighten']).exactOptional(),
  textShape: z.enum(['drawn', 'length']).exactOptional(),
  drawings: z.enum(['icons', 'none']).exactOptional(),
});

/** At most so many items, no two of them with the same name. */
function listOf<Schema extends z.ZodType>(
  item: Schema,
  most: number,
  by: (item: z.infer<Schema>) => unknown,
) {
  return z
    .array(item)
    .max(most)
    .superRefine((items, context) => {
      const names = items.map(by);
      const at = names.findIndex((name, place) => names.indexOf(name) !== place);
      if (at < 0) return;
      context.addIssue({ code: 'custom', path: [at], message: 'expected no other of the same name' });
    });
}

export const manifestSchema: z.ZodType<SiteManifest> = z.strictObject({
  v: z.literal(1),
  siteId: siteIdSchema,
  version: z.int().min(1),
  iat: seconds,
  exp: seconds,
  settings: z.strictObject({
    enabled: z.boolean(),
    start: z.literal('opt-in'),
    origins: z.array(z.url().max(200)).max(100),
    onWithdraw: z.enum(['stop', 'erase-session']),
  }),
  policy: policyArtifactSchema,
  recipients: z
    .array(
      z.strictObject({
        suite: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        pk: z.string().max(2000),
        kid: b16<KeyId>(),
      }),
    )
    .min(1)
    .max(8),
  backendKeys: z.array(z.record(z.string(), z.string())).max(8),
});

export const signerGrantSchema: z.ZodType<ManifestSignerGrant> = z.strictObject({
  siteId: siteIdSchema,
  key: b32,
  nbf: seconds,
  exp: seconds,
  mayLoosen: z.boolean(),
});
