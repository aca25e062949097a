// The columns of the sessions list: what of a session is shown, and how.

import type { SessionSummary } from '@scrim/protocol';
import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import { Badge, type Tone } from '../kit/badge.tsx';
import { CopyButton } from '../kit/copy.tsx';
import { agoWords, sizeWords } from '../words/time-words.ts';
import { type SessionStanding, STANDING_MEANINGS, STANDING_WORDS, standingOf } from './session-state.ts';
import { clockWords, lengthWords, momentWords, startWords } from './session-times.ts';
import { COLUMN_NAMES } from './shown-columns.ts';

/** A row: the session and the moment at which it is looked at. */
export interface SessionRow {
  readonly session: SessionSummary;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** What a column's head and cells look like. */
export interface SessionColumnMeta {
  readonly atEnd: boolean;
}

export const sessionFeatures = tableFeatures({
  columnVisibilityFeature,
  columnMeta: {} as SessionColumnMeta,
});

const helper = createColumnHelper<typeof sessionFeatures, SessionRow>();
const atEnd = { meta: { atEnd: true } } as const;

export const sessionColumns = helper.columns([
  helper.accessor(({ session }) => session.createdAtMs, {
    id: 'start',
    header: 'Started',
    enableHiding: false,
    cell: ({ row }) => <StartCell {...row.original} />,
  }),
  helper.accessor(({ session }) => session.lastArrivalAtMs - session.createdAtMs, {
    id: 'length',
    header: COLUMN_NAMES.length,
    ...atEnd,
    cell: ({ getValue }) => (
      <span title={`${lengthWords(getValue())}, by the collector's clock`}>{clockWords(getValue())}</span>
    ),
  }),
  helper.accessor(({ session }) => session.epochs, { id: 'pages', header: COLUMN_NAMES.pages, ...atEnd }),
  helper.accessor(({ session }) => session.chunks, { id: 'chunks', header: COLUMN_NAMES.chunks, ...atEnd }),
  helper.accessor(({ session }) => session.bytes, {
    id: 'size',
    header: COLUMN_NAMES.size,
    ...atEnd,
    cell: ({ getValue }) => (
      <span title={`${getValue().toLocaleString('en')} sealed bytes`}>{sizeWords(getValue())}</span>
    ),
  }),
  helper.accessor(({ session }) => session.kind, {
    id: 'kind',
    header: 'Kind',
    cell: ({ getValue }) => (getValue() === 'live' ? 'Live' : <Badge tone="info">Test</Badge>),
  }),
  helper.accessor(({ session }) => session.siteId, { id: 'site', header: COLUMN_NAMES.site }),
  helper.accessor(({ session }) => session.policy, {
    id: 'policy',
    header: COLUMN_NAMES.policy,
    cell: ({ row }) => <PolicyCell policy={row.original.session.policy} />,
  }),
  helper.accessor(({ session }) => session.state, {
    id: 'state',
    header: COLUMN_NAMES.state,
    cell: ({ row }) => <StandingBadge {...row.original} />,
  }),
  helper.accessor(({ session }) => session.sid, {
    id: 'sid',
    header: 'Id',
    cell: ({ getValue }) => <IdCell sid={getValue()} />,
  }),
]);

function StartCell({ session: { createdAtMs }, nowMs }: SessionRow): ReactElement {
  return (
    <time
      dateTime={new Date(createdAtMs).toISOString()}
      title={momentWords(createdAtMs)}
      className="main-cell"
    >
      {startWords(createdAtMs, nowMs)}
    </time>
  );
}

function PolicyCell({ policy }: Pick<SessionSummary, 'policy'>): ReactElement {
  if (policy === null) return <span className="faint">–</span>;
  return (
    <span className="session-policy">
      {policy.id} <span className="faint">{policy.version}</span>
    </span>
  );
}

const TONES: Readonly<Record<SessionStanding, Tone>> = {
  arriving: 'good',
  waiting: 'neutral',
  ended: 'neutral',
  stopped: 'warn',
};

/** How a session stands, with what it means. What has ended is the usual case and stays quiet. */
export function StandingBadge({ session, nowMs }: SessionRow): ReactElement {
  const standing = standingOf(session, nowMs);
  const last = `Last bytes ${agoWords(session.lastArrivalAtMs, nowMs)}.`;
  return (
    <span title={`${STANDING_MEANINGS[standing]} ${last}`}>
      {standing === 'ended' ? (
        <span className="muted">{STANDING_WORDS.ended}</span>
      ) : (
        <Badge tone={TONES[standing]} dot={standing === 'arriving'}>
          {STANDING_WORDS[standing]}
        </Badge>
      )}
    </span>
  );
}

/** An id's first characters: enough to tell sessions apart in a list. */
const SHORT_ID = 8;

function IdCell({ sid }: { readonly sid: string }): ReactElement {
  return (
    <span className="session-id">
      <code title={sid}>{sid.slice(0, SHORT_ID)}</code>
      <CopyButton text={sid} label="Copy session id" />
    </span>
  );
}
