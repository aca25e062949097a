// The form of the signing dialog: the manifest key file, its passphrase, and the root key where its permission ran out.
import type { SiteSummary } from '@scrim/protocol';
import { type FormEvent, type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { type ChosenFile, FileField } from '../kit/file-field.tsx';
import { Form } from '../kit/form.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { SigningError } from '../signing/signing-error.ts';
import { inSigningWorker } from '../signing/signing-task.ts';
import type { SigningCode } from '../signing/signing-words.ts';
import { countWords } from '../words/time-words.ts';
import type { usePublishAndSwitchOn } from './site-changes.ts';

/** The fields that a failure belongs to; failures of no field are shown below the form. */
const FIELD_OF: Partial<Record<SigningCode, 'keyFile' | 'passphrase' | 'rootFile' | 'rootPassphrase'>> = {
  key_file_malformed: 'keyFile',
  key_file_unsupported: 'keyFile',
  key_kind_wrong: 'keyFile',
  manifest_key_foreign: 'keyFile',
  passphrase_wrong: 'passphrase',
  grant_expired: 'rootFile',
  root_passphrase_wrong: 'rootPassphrase',
};

/** Signs on submit; `onSigned` is told the site as it is then. */
export function SignSettingsForm({
  site,
  formId,
  change,
  onSigned,
}: {
  readonly site: SiteSummary;
  readonly formId: string;
  readonly change: ReturnType<typeof usePublishAndSwitchOn>;
  readonly onSigned: (site: SiteSummary) => void;
}): ReactElement {
  const [tried, setTried] = useState(false);
  const [keyFile, setKeyFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [rootFile, setRootFile] = useState<ChosenFile | null>(null);
  const [rootPassphrase, setRootPassphrase] = useState('');
  const failure = failureOf(change.error);
  const at = (field: string): string | null => (failure?.field === field ? failure.sentence : null);
  const needsRoot = rootFile !== null || failure?.field === 'rootFile';

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const published = site.manifest?.jws;
    if (keyFile === null || passphrase === '' || published === undefined) return;
    const sign = (): Promise<string> =>
      inSigningWorker('enable', {
        siteId: site.siteId,
        published,
        manifestKey: keyFile.text,
        rootKey: rootFile?.text ?? null,
        passphrase,
        rootPassphrase: rootPassphrase === '' ? null : rootPassphrase,
      }).then(({ manifest }) => manifest);
    change.mutate(sign, { onSuccess: onSigned });
  };

  return (
    <Form id={formId} onSubmit={submit} className="stack">
      <Signed site={site} />
      <FileField
        label="Manifest key file"
        hint="The file that was saved when the site was added. It is read in your browser and not sent."
        value={keyFile}
        onChange={setKeyFile}
        error={tried && keyFile === null ? 'Choose the file first.' : at('keyFile')}
      />
      <PassphraseField
        label="Passphrase of the manifest key"
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
        error={tried && passphrase === '' ? 'Enter its passphrase.' : at('passphrase')}
      />
      {needsRoot ? (
        <>
          <FileField
            label="Root key file"
            hint="It permits the manifest key for another year. Take it offline again afterwards."
            value={rootFile}
            onChange={setRootFile}
            error={at('rootFile')}
          />
          <PassphraseField
            label="Passphrase of the root key, if it is another one"
            autoComplete="off"
            value={rootPassphrase}
            onChange={setRootPassphrase}
            error={at('rootPassphrase')}
          />
        </>
      ) : null}
      {failure !== null && failure.field === null ? <Banner tone="bad">{failure.sentence}</Banner> : null}
    </Form>
  );
}

function Signed({ site: { manifest } }: { readonly site: SiteSummary }): ReactElement {
  return (
    <p className="muted">
      You sign that these settings hold for the next 90 days: recording after a visitor’s yes, on{' '}
      {manifest?.origins.join(', ')}, with everything masked, readable with{' '}
      {countWords(manifest?.recipients.length ?? 0, 'reading key')}.
    </p>
  );
}

function failureOf(error: Error | null): { readonly field: string | null; readonly sentence: string } | null {
  if (error === null) return null;
  if (error instanceof SigningError) return { field: FIELD_OF[error.code] ?? null, sentence: error.message };
  return { field: null, sentence: sentenceFor(error) };
}
