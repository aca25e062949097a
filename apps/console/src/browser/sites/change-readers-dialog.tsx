// Changes who can read a site's sessions: the new key is made or chosen, then the manifest key signs the next settings in a
// worker and they are published. Files and passphrases are forgotten when the dialog closes.
import type { SiteSummary } from '@scrim/protocol';
import { type ReactElement, useId, useState } from 'react';
import { kindChange } from '../keys/suite-words.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';
import type { Reader } from './add/draft.ts';
import { ReaderChoice } from './add/reader-choice.tsx';
import { ChangeReadersForm } from './change-readers-form.tsx';
import { CHANGE_WORDS, neighboursAfter, olderSettingsWords, type ReaderChange } from './reader-change.ts';
import { useKeepKeyFile, usePublish } from './site-changes.ts';

interface ChangeProps {
  readonly site: SiteSummary;
  readonly onClose: () => void;
  /** Told what the settings of before are still good for, when a key was taken out of them. */
  readonly onDropped: (words: string) => void;
}

/** The dialog of one change; null while none is asked for. */
export function ChangeReadersDialog({
  change,
  ...props
}: ChangeProps & { readonly change: ReaderChange | null }): ReactElement | null {
  return change === null ? null : <OpenDialog {...props} change={change} />;
}

function OpenDialog({
  site,
  change,
  onClose,
  onDropped,
}: ChangeProps & { readonly change: ReaderChange }): ReactElement {
  const formId = useId();
  const publishing = usePublish(site.siteId);
  const keeping = useKeepKeyFile();
  const [reader, setReader] = useState<Reader | null>(null);
  const words = CHANGE_WORDS[change.kind];
  const neighbours = neighboursAfter(site.manifest?.recipients ?? [], change);
  const changed = reader === null ? null : kindChange(neighbours, reader.recipient.suite);
  const isReady = change.kind === 'revoke' || reader !== null;
  // Of the settings that the dialog was opened on: once published, the site has the next ones.
  const [older] = useState(
    change.drop === null || site.manifest === null ? null : olderSettingsWords(site.manifest),
  );
  const isBusy = publishing.isPending || keeping.isPending;
  const published = async (): Promise<void> => {
    const isKept = reader === null || (await keepIfAsked(reader, keeping.mutateAsync));
    if (older !== null) onDropped(older);
    onClose();
    if (isKept) tell('good', words.done);
    else tell('bad', `${words.done} But its file could not be kept here. Try again below “Who can read”.`);
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      canLeave={!isBusy}
      foot={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          {isReady ? (
            <Button
              variant={change.kind === 'revoke' ? 'danger' : 'primary'}
              type="submit"
              form={formId}
              isPending={isBusy}
            >
              {change.kind === 'revoke' ? 'Sign and revoke' : 'Sign and publish'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <Banner tone={change.kind === 'add' ? 'info' : 'warn'}>{words.what}</Banner>
        {older === null ? null : <p className="muted">{older}</p>}
        {change.drop === null ? null : (
          <p className="muted">
            {change.kind === 'replace' ? 'To be replaced' : 'To be revoked'}:{' '}
            <span className="mono breaks">{change.drop}</span>
          </p>
        )}
        {changed === null ? null : <Banner tone={changed.tone}>{changed.words}</Banner>}
        {isReady ? (
          <ChangeReadersForm
            site={site}
            change={change}
            reader={reader}
            formId={formId}
            publishing={publishing}
            onPublished={() => void published()}
          />
        ) : (
          <ReaderChoice
            label="The new key"
            siteId={site.siteId}
            neighbours={neighbours}
            onReader={setReader}
          />
        )}
      </div>
    </Dialog>
  );
}

/** @returns false when it was to be kept and could not be. */
async function keepIfAsked(
  { keep, file, label, recipient }: Reader,
  keepFile: ReturnType<typeof useKeepKeyFile>['mutateAsync'],
): Promise<boolean> {
  if (!keep || file === null) return true;
  return await keepFile({ kid: recipient.kid, label, file }).then(
    () => true,
    () => false,
  );
}
