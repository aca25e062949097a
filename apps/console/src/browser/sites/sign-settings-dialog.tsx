// Signs the next version of a site's settings with the manifest key, publishes it and switches the site on. The key is
// unlocked in a worker that ends with the signature; file and passphrase are forgotten when the dialog closes.
import type { SiteSummary } from '@scrim/protocol';
import { type ReactElement, useId } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';
import { dayWords } from '../words/time-words.ts';
import { SignSettingsForm } from './sign-settings-form.tsx';
import { usePublishAndSwitchOn } from './site-changes.ts';

const WORDS = {
  'switch-on': { title: (siteId: string) => `Switch ${siteId} on`, action: 'Sign and switch on' },
  renew: { title: (siteId: string) => `Renew the settings of ${siteId}`, action: 'Sign and publish' },
} as const;

/** The dialog. */
export function SignSettingsDialog({
  site,
  isOpen,
  onClose,
  purpose,
}: {
  readonly site: SiteSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly purpose: keyof typeof WORDS;
}): ReactElement {
  const formId = useId();
  const change = usePublishAndSwitchOn(site.siteId);
  const leave = (): void => {
    change.reset();
    onClose();
  };
  return (
    <Dialog
      title={WORDS[purpose].title(site.siteId)}
      isOpen={isOpen}
      onClose={leave}
      canLeave={!change.isPending}
      foot={
        <>
          <Button onPress={leave} isDisabled={change.isPending}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} isPending={change.isPending}>
            {WORDS[purpose].action}
          </Button>
        </>
      }
    >
      <SignSettingsForm
        site={site}
        formId={formId}
        change={change}
        onSigned={({ siteId, manifest }) => {
          leave();
          tell(
            'good',
            `${siteId} is on. ${manifest === null ? '' : `Its settings hold until ${dayWords(manifest.exp * 1000)}.`}`,
          );
        }}
      />
    </Dialog>
  );
}
