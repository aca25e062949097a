// Signs the next version of a site's settings with the manifest key, publishes it and switches the site on. The key is
// unlocked in a worker that ends with the signature; file and passphrase are forgotten when the dialog closes.
import type { SiteSummary } from '@scrim/protocol';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { type ChosenFile, FileField } from '../kit/file-field.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { tell } from '../kit/toast.tsx';
import { SigningError } from '../signing/signing-error.ts';
import { inSigningWorker } from '../signing/signing-task.ts';
import { countWords, dayWords } from '../words/time-words.ts';
import { usePublishAndSwitchOn } from './site-changes.ts';

interface SignSettingsProps {
  readonly site: SiteSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly purpose: 'switch-on' | 'renew';
}

/** The dialog. */
export function SignSettingsDialog({ isOpen, ...props }: SignSettingsProps): ReactElement {
  const formId = useId();
  const change = usePublishAndSwitchOn(props.site.siteId);
  const action = props.purpose === 'switch-on' ? 'Sign and switch on' : 'Sign and publish';
  return (
    <Dialog
      title={
        props.purpose === 'switch-on'
          ? `Switch ${props.site.siteId} on`
          : `Renew the settings of ${props.site.siteId}`
      }
      isOpen={isOpen}
      onClose={() => {
        change.reset();
        props.onClose();
      }}
      canLeave={!change.isPending}
      foot={
        <>
          <Button onPress={props.onClose} isDisabled={change.isPending}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} isPending={change.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <SignSettingsForm {...props} formId={formId} change={change} />
    </Dialog>
  );
}

function SignSettingsForm({
  site,
  onClose,
  formId,
  change,
}: Omit<SignSettingsProps, 'isOpen'> & {
  readonly formId: string;
  readonly change: ReturnType<typeof usePublishAndSwitchOn>;
}): ReactElement {
  const [keyFile, setKeyFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [rootFile, setRootFile] = useState<ChosenFile | null>(null);
  const [rootPassphrase, setRootPassphrase] = useState('');
  const code = change.error instanceof SigningError ? change.error.code : null;
  const needsRoot = code === 'grant_expired' || rootFile !== null || code === 'root_passphrase_wrong';
  const { manifest } = site;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (keyFile === null || manifest === null) return;
    change.mutate(
      async () => {
        const signed = await inSigningWorker('enable', {
          siteId: site.siteId,
          published: manifest.jws,
          manifestKey: keyFile.text,
          rootKey: rootFile?.text ?? null,
          passphrase,
          rootPassphrase: rootPassphrase === '' ? null : rootPassphrase,
        });
        return signed.manifest;
      },
      {
        onSuccess: ({ manifest: now }) => {
          onClose();
          tell(
            'good',
            `${site.siteId} is on. Its settings hold until ${now === null ? 'later' : dayWords(now.exp * 1000)}.`,
          );
        },
      },
    );
  };
  return (
    <form id={formId} onSubmit={submit} className="stack">
      <p className="muted">
        You sign that these settings hold for the next 90 days: recording after a visitor’s yes, on{' '}
        {manifest?.origins.join(', ') ?? 'no origin'}, with everything masked, readable with{' '}
        {countWords(manifest?.recipients.length ?? 0, 'reading key')}.
      </p>
      <FileField
        label="Manifest key file"
        hint="The file that was saved when the site was added. It is read in your browser and not sent."
        value={keyFile}
        onChange={setKeyFile}
        error={keyErrorOf(code)}
      />
      <PassphraseField
        label="Passphrase of the manifest key"
        autoComplete="off"
        isRequired
        value={passphrase}
        onChange={setPassphrase}
        error={code === 'passphrase_wrong' ? (change.error?.message ?? null) : null}
      />
      {needsRoot ? (
        <>
          <FileField
            label="Root key file"
            hint="It permits the manifest key for another year. Take it offline again afterwards."
            value={rootFile}
            onChange={setRootFile}
            error={code === 'grant_expired' ? (change.error?.message ?? null) : null}
          />
          <PassphraseField
            label="Passphrase of the root key, if it is another one"
            autoComplete="off"
            value={rootPassphrase}
            onChange={setRootPassphrase}
            error={code === 'root_passphrase_wrong' ? (change.error?.message ?? null) : null}
          />
        </>
      ) : null}
      {change.isError && !SHOWN_AT_FIELDS.has(code) ? (
        <Banner tone="bad">{code === null ? sentenceFor(change.error) : change.error.message}</Banner>
      ) : null}
    </form>
  );

  function keyErrorOf(of: string | null): string | null {
    return of !== null && AT_KEY_FILE.has(of) ? (change.error?.message ?? null) : null;
  }
}

const AT_KEY_FILE = new Set<string | null>([
  'key_file_malformed',
  'key_file_unsupported',
  'key_kind_wrong',
  'manifest_key_foreign',
]);
const SHOWN_AT_FIELDS = new Set<string | null>([
  ...AT_KEY_FILE,
  'passphrase_wrong',
  'grant_expired',
  'root_passphrase_wrong',
]);
