// Keeps a protected reading key file at the collector, and says what that costs.
import { isOfficerKeyFile } from '@scrim/crypto/keys';
import type { KeyId, Recipient } from '@scrim/protocol';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { type ChosenFile, FileField } from '../kit/file-field.tsx';
import { Form } from '../kit/form.tsx';
import { TextField } from '../kit/text-field.tsx';
import { tell } from '../kit/toast.tsx';
import { SigningError } from '../signing/signing-error.ts';
import { inSigningWorker } from '../signing/signing-task.ts';
import { useKeepKeyFile } from './site-changes.ts';

/** What it costs to keep a key file at the collector, in plain words. */
export const KEEP_COST =
  'Readers then need only the passphrase. The cost: whoever steals the collector’s data can try passphrases against the file, as fast as Argon2id lets them. So it must have a long one.';

/** The same of a file that is wrapped to officers. */
const OFFICERS_COST =
  'Officers then need only their own identity. Nobody can guess at this file; but it does not show which key it holds, so make sure that it is this one. Whoever opens with it is told if it is not.';

/** A reading key as a site's settings name it. */
type ReaderKey = Pick<Recipient, 'kid' | 'suite'>;

/** The dialog for one reading key. */
export function KeepKeyDialog({
  reader,
  isOpen,
  onClose,
}: {
  readonly reader: ReaderKey;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const formId = useId();
  const keep = useKeepKeyFile();
  return (
    <Dialog
      title="Keep a key file at the collector"
      isOpen={isOpen}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isPending={keep.isPending}>
            Keep it here
          </Button>
        </>
      }
    >
      <KeepKeyForm reader={reader} formId={formId} keep={keep} onClose={onClose} />
    </Dialog>
  );
}

function KeepKeyForm({
  reader: { kid, suite },
  formId,
  keep,
  onClose,
}: {
  readonly reader: ReaderKey;
  readonly formId: string;
  readonly keep: ReturnType<typeof useKeepKeyFile>;
  readonly onClose: () => void;
}): ReactElement {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const forOfficers = isOfficerKeyFile(file?.text ?? '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (file === null) return setWrong('Choose the key file first.');
    if (label.trim() === '') return;
    const problem = forOfficers ? null : await whyNotThisKey(file.text, kid);
    setWrong(problem);
    if (problem !== null) return;
    keep.mutate(
      { kid, label: label.trim(), file: file.text, ...(forOfficers ? { suite } : {}) },
      {
        onSuccess: () => {
          onClose();
          tell('good', 'The key file is kept here.');
        },
        onError: (error) => setWrong(sentenceFor(error)),
      },
    );
  };
  return (
    <Form id={formId} className="stack" onSubmit={(event) => void submit(event)}>
      <Banner tone="warn">{forOfficers ? OFFICERS_COST : KEEP_COST}</Banner>
      <FileField
        label="Reading key file"
        accept={['.json', '.age', '.txt']}
        hint="The protected file, as it was saved. Its private half stays under the passphrase, or wrapped to the officers."
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setWrong(null);
        }}
        error={wrong}
      />
      <TextField
        label="What people call it"
        placeholder="Support team"
        maxLength={100}
        value={label}
        onChange={setLabel}
        error={tried && label.trim() === '' ? 'Give it a name that readers know.' : null}
      />
    </Form>
  );
}

async function whyNotThisKey(keyFile: string, kid: KeyId): Promise<string | null> {
  try {
    const { recipient } = await inSigningWorker('inspect', { keyFile, identity: null });
    if (recipient === null) return 'This is a signing key. Choose a reading key file.';
    return recipient.kid === kid ? null : `This is another reading key. Choose the file of ${kid}.`;
  } catch (error) {
    return error instanceof SigningError ? error.message : sentenceFor(error);
  }
}
