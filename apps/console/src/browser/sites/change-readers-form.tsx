// The second half of a change of readers: the new key is saved, and the manifest key signs.
import type { SiteSummary } from '@scrim/protocol';
import { Check, Download, KeyRound } from 'lucide-react';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { SUITE_NAMES } from '../keys/suite-words.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Form } from '../kit/form.tsx';
import { keyFileName, saveFile } from '../signing/save-file.ts';
import { inSigningWorker } from '../signing/signing-task.ts';
import type { Reader } from './add/draft.ts';
import type { ReaderChange } from './reader-change.ts';
import { SigningKeyFields } from './signing-key-fields.tsx';
import { useSigningKeys } from './signing-keys.ts';
import type { usePublish } from './site-changes.ts';

/** Signs and publishes on submit, once a new key's file was saved. */
export function ChangeReadersForm({
  site,
  change,
  reader,
  formId,
  publishing,
  onPublished,
}: {
  readonly site: SiteSummary;
  readonly change: ReaderChange;
  /** The new key; null where one is only revoked. */
  readonly reader: Reader | null;
  readonly formId: string;
  readonly publishing: ReturnType<typeof usePublish>;
  readonly onPublished: () => void;
}): ReactElement {
  const keys = useSigningKeys(site, publishing.error);
  const [isSaved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const mustSave = reader?.isNew === true && !isSaved;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const next = keys.take();
    if (next === null || mustSave) return;
    const asked = { ...next, add: reader?.recipient ?? null, drop: change.drop };
    publishing.mutate(async () => (await inSigningWorker('changeReaders', asked)).manifest, {
      onSuccess: onPublished,
    });
  };
  return (
    <Form id={formId} onSubmit={submit} className="stack">
      {reader === null ? null : (
        <NewReader
          reader={reader}
          siteId={site.siteId}
          isSaved={isSaved}
          onSaved={() => setSaved(true)}
          problem={
            tried && mustSave
              ? 'Save its file first: it is nowhere else, and nobody can make it again.'
              : null
          }
        />
      )}
      <SigningKeyFields keys={keys} />
    </Form>
  );
}

function NewReader({
  reader,
  siteId,
  isSaved,
  onSaved,
  problem,
}: {
  readonly reader: Reader;
  readonly siteId: string;
  readonly isSaved: boolean;
  readonly onSaved: () => void;
  readonly problem: string | null;
}): ReactElement {
  // What had the focus is gone with the fields that the key came from.
  const line = useRef<HTMLUListElement>(null);
  useEffect(() => line.current?.focus(), []);
  const { recipient, label, file, isNew } = reader;
  const save = (): void => {
    saveFile(newKeyFileName(siteId, recipient.kid), file ?? '');
    onSaved();
  };
  return (
    <div className="stack">
      <ul ref={line} tabIndex={-1} className="plain-list card" aria-label="The new key">
        <li className="reader reader-line">
          <KeyRound size={16} aria-hidden="true" />
          <span className="reader-words">
            <span>{label}</span>
            <span className="mono faint breaks">{recipient.kid}</span>
            <span className="faint">{SUITE_NAMES[recipient.suite]}</span>
          </span>
          {isNew ? (
            <Button
              size="small"
              icon={isSaved ? <Check size={14} /> : <Download size={14} />}
              aria-label={isSaved ? 'Save the file of the new key again' : 'Save the file of the new key'}
              onPress={save}
            >
              {isSaved ? 'Save again' : 'Save its file'}
            </Button>
          ) : null}
        </li>
      </ul>
      {problem === null ? null : <Banner tone="bad">{problem}</Banner>}
    </div>
  );
}

/** Named after the key too: a site that replaced one has several such files. */
function newKeyFileName(siteId: string, kid: string): string {
  return keyFileName(`${siteId}-${kid.slice(0, 6)}`, 'reading');
}
