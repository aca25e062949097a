// The query of `GET /v1/sessions`. An unknown, repeated or malformed parameter is refused: a filter that is silently
// left out would show more than was asked for.
import { ProblemError } from '@scrim/protocol/routes';
import { siteIdSchema } from '@scrim/protocol/schema';
import type { SessionFilter } from '@scrim/protocol/stores';
import { z } from 'zod';
import { fieldNames } from '../../http/read-body.ts';

/** Rows of a page, unless the query says. */
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const digits = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .refine(Number.isSafeInteger);

const querySchema = z.strictObject({
  siteId: siteIdSchema.optional(),
  kind: z.enum(['live', 'test']).optional(),
  fromMs: digits.optional(),
  toMs: digits.optional(),
  limit: digits.refine((limit) => limit >= 1 && limit <= MAX_LIMIT).optional(),
  cursor: z.string().max(200).optional(),
});

/** What a query asks for; times are milliseconds since 1970. */
export interface SessionQuery {
  readonly filter: Omit<SessionFilter, 'states'>;
  readonly limit: number;
  readonly cursor: string | null;
}

/** @throws ProblemError `query_malformed`, naming the parameters of ours that are wrong. */
export function parseSessionQuery(url: string): SessionQuery {
  const entries = [...new URL(url).searchParams];
  const names = new Set(entries.map(([name]) => name));
  if (names.size !== entries.length) throw new ProblemError('query_malformed');
  const parsed = querySchema.safeParse(Object.fromEntries(entries));
  if (!parsed.success)
    throw new ProblemError('query_malformed', fieldNames(parsed.error.issues).filter(Boolean));
  const { limit = DEFAULT_LIMIT, cursor = null, siteId, kind, fromMs, toMs } = parsed.data;
  const filter = {
    ...(siteId === undefined ? {} : { siteId }),
    ...(kind === undefined ? {} : { kind }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(toMs === undefined ? {} : { toMs }),
  };
  return { filter, limit, cursor };
}
