// Asks before a session is deleted, and says exactly what will happen.
import type { SessionSummary } from '@scrim/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';
import { countWords, sizeWords } from '../words/time-words.ts';
import { eraseSession, SESSIONS_KEY } from './session-queries.ts';
import { startWords } from './session-times.ts';
import './sessions.css';

export interface EraseDialogProps {
  readonly session: SessionSummary;
  readonly onClose: () => void;
  /** The session is gone. */
  readonly onErased: () => void;
}

/** The question, and the deletion when it is answered with yes. */
export function EraseDialog({ session, onClose, onErased }: EraseDialogProps): ReactElement {
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseSession(session.sid),
    async onSuccess({ erasedNow, chunks, bytes }) {
      tell(
        'good',
        erasedNow
          ? `Session deleted: ${countWords(chunks, 'chunk')}, ${sizeWords(bytes)}.`
          : 'The session had been deleted before.',
      );
      onErased();
      await queries.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  });
  return (
    <ConfirmDialog
      title="Delete this session?"
      isOpen
      onClose={onClose}
      action="Delete session"
      isPending={erase.isPending}
      onConfirm={() => erase.mutate()}
    >
      <p>
        {startWords(session.createdAtMs, Date.now())} on {session.siteId}:{' '}
        {countWords(session.epochs, 'page load')}, {sizeWords(session.bytes)}.{' '}
        <span className="faint mono">{session.sid}</span>
      </p>
      <ol className="erase-steps">
        <li>
          Its erasure secret is destroyed first. From then on <strong>no key opens it</strong> here.
        </li>
        <li>Then its sealed bytes are deleted, and it leaves this list.</li>
        <li>
          Backups made before now still hold both. From them, with the collector’s own keys, a reader could
          open it.
        </li>
        <li>The deletion is written into the audit log with your name.</li>
      </ol>
      <p>
        <strong>It cannot be undone.</strong>
      </p>
      {erase.isError ? <Banner tone="bad">{sentenceFor(erase.error)}</Banner> : null}
    </ConfirmDialog>
  );
}
