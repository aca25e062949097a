// Step 3: makes the root key and the manifest key in a worker, under a passphrase, and signs the first settings.
import { parseSiteId } from '@scrim/protocol';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { Banner } from '../../kit/banner.tsx';
import { Waiting } from '../../kit/progress.tsx';
import { PassphrasePair } from '../../sign-in/passphrase-pair.tsx';
import { isGoodPassphrase, type NewPassphrase } from '../../sign-in/passphrase-rules.ts';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import type { NewSiteKeys } from '../../signing/signing-words.ts';
import { readOrigins } from '../origins.ts';
import type { SiteDraft, StepProps } from './draft.ts';
import { StepFrame } from './step-frame.tsx';

/** The passphrase; going on makes the keys. */
export function KeysStep({ draft, change, next, back }: StepProps): ReactElement {
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () => makeKeys(draft, passphrase.first),
    onSuccess: (keys) => {
      change({ keys });
      next();
    },
  });
  return (
    <StepFrame
      title="Its two signing keys"
      about="Pages believe only settings that these keys have signed: not the collector, and not whoever breaks into it."
      action="Make the keys"
      onSubmit={() => {
        setTried(true);
        if (isGoodPassphrase(passphrase)) making.mutate();
      }}
      onBack={back}
      isPending={making.isPending}
    >
      <dl className="facts">
        <dt>Root key</dt>
        <dd>Your pages know its public half. You need it once a year: keep the file offline.</dd>
        <dt>Manifest key</dt>
        <dd>
          Signs the settings, when you switch the site on and every 90 days. Keep the file where you work.
        </dd>
      </dl>
      <PassphrasePair
        label="Passphrase of both"
        hint="At least 15 characters. Nobody can recover it, so keep it in a password manager."
        value={passphrase}
        onChange={setPassphrase}
        tried={tried}
      />
      {making.isPending ? (
        <Waiting>Making and protecting the keys, which takes a few seconds…</Waiting>
      ) : null}
      {making.isError ? (
        <Banner tone="bad">
          {making.error instanceof SigningError ? making.error.message : sentenceFor(making.error)}
        </Banner>
      ) : null}
    </StepFrame>
  );
}

async function makeKeys(draft: SiteDraft, passphrase: string): Promise<NewSiteKeys> {
  const siteId = parseSiteId(draft.siteId);
  const { origins } = readOrigins(draft.origins);
  if (siteId === null || origins === null) throw new SigningError('signing_failed');
  const recipients = draft.readers.map(({ recipient }) => recipient);
  return await inSigningWorker('makeSite', { siteId, origins, recipients, passphrase });
}
