// A session's clear facts: what the collector knows without opening anything.
import type { SessionSummary } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { CopyLine } from '../kit/copy.tsx';
import { StandingBadge } from '../sessions/session-columns.tsx';
import { lengthWords, momentWords } from '../sessions/session-times.ts';
import { countWords, sizeWords } from '../words/time-words.ts';

/** The facts as a list of terms. */
export function SessionFacts({
  session,
  nowMs,
}: {
  readonly session: SessionSummary;
  readonly nowMs: number;
}): ReactElement {
  const { createdAtMs, lastArrivalAtMs, epochs, chunks, bytes, policy } = session;
  return (
    <dl className="facts">
      <dt>Started</dt>
      <dd>
        <time dateTime={new Date(createdAtMs).toISOString()}>{momentWords(createdAtMs)}</time>
      </dd>
      <dt>Length</dt>
      <dd>{lengthWords(lastArrivalAtMs - createdAtMs)}</dd>
      <dt>Page loads</dt>
      <dd>{epochs}</dd>
      <dt>Size</dt>
      <dd>
        {sizeWords(bytes)} in {countWords(chunks, 'sealed chunk')}
      </dd>
      <dt>Site</dt>
      <dd>{session.siteId}</dd>
      <dt>Kind</dt>
      <dd>{session.kind === 'live' ? 'Live' : 'Test'}</dd>
      <dt>Masking policy</dt>
      <dd>{policy === null ? 'Not known yet' : `${policy.id}, version ${policy.version}`}</dd>
      <dt>State</dt>
      <dd>
        <StandingBadge session={session} nowMs={nowMs} />
      </dd>
      <dt>Session id</dt>
      <dd>
        <CopyLine text={session.sid} label="Copy session id" />
      </dd>
    </dl>
  );
}
