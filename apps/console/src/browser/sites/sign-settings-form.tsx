// The form of the signing dialog: what is signed, and the keys that sign it.
import type { SiteSummary } from '@scrim/protocol';
import type { FormEvent, ReactElement } from 'react';
import { Form } from '../kit/form.tsx';
import { inSigningWorker } from '../signing/signing-task.ts';
import { countWords } from '../words/time-words.ts';
import { SigningKeyFields } from './signing-key-fields.tsx';
import { useSigningKeys } from './signing-keys.ts';
import type { usePublishAndSwitchOn } from './site-changes.ts';

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
  const keys = useSigningKeys(site, change.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = keys.take();
    if (next === null) return;
    change.mutate(async () => (await inSigningWorker('enable', next)).manifest, { onSuccess: onSigned });
  };
  return (
    <Form id={formId} onSubmit={submit} className="stack">
      <Signed site={site} />
      <SigningKeyFields keys={keys} />
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
