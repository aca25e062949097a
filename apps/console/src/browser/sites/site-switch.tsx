// On and off. Off is the collector's own switch and needs no key; on needs signed settings that permit recording.
import type { SiteSummary } from '@scrim/protocol';
import { Power } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';
import { SignSettingsDialog } from './sign-settings-dialog.tsx';
import { useSwitchSite } from './site-changes.ts';
import { isSignedForRecording, siteStateOf } from './site-state.ts';

/** The button that is right for the site's state, and its dialogs. */
export function SiteSwitch({ site }: { readonly site: SiteSummary }): ReactElement | null {
  const [dialog, setDialog] = useState<'sign' | 'on' | 'off' | null>(null);
  const close = (): void => setDialog(null);
  const { name } = siteStateOf(site, Date.now());
  if (name === 'unsigned') return null;
  return (
    <>
      {name === 'off' ? (
        <Button
          variant="primary"
          icon={<Power size={15} />}
          onPress={() => setDialog(isSignedForRecording(site, Date.now()) ? 'on' : 'sign')}
        >
          Switch on…
        </Button>
      ) : (
        <Button icon={<Power size={15} />} onPress={() => setDialog('off')}>
          Switch off…
        </Button>
      )}
      {name === 'expired' || name === 'runs-out' ? (
        <Button variant="primary" onPress={() => setDialog('sign')}>
          Renew settings…
        </Button>
      ) : null}
      <SignSettingsDialog
        site={site}
        isOpen={dialog === 'sign'}
        onClose={close}
        purpose={name === 'off' ? 'switch-on' : 'renew'}
      />
      <SwitchDialog site={site} to="off" isOpen={dialog === 'off'} onClose={close} />
      <SwitchDialog site={site} to="on" isOpen={dialog === 'on'} onClose={close} />
    </>
  );
}

function SwitchDialog({
  site,
  to,
  isOpen,
  onClose,
}: {
  readonly site: SiteSummary;
  readonly to: 'on' | 'off';
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const change = useSwitchSite(site.siteId);
  const confirm = (): void => {
    change.mutate(to, {
      onSuccess: () => {
        onClose();
        tell('good', `${site.siteId} is ${to}.`);
      },
      onError: (error) => tell('bad', sentenceFor(error)),
    });
  };
  return (
    <ConfirmDialog
      title={to === 'off' ? `Switch ${site.siteId} off?` : `Switch ${site.siteId} on?`}
      action={to === 'off' ? 'Switch off' : 'Switch on'}
      variant={to === 'off' ? 'danger' : 'primary'}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={confirm}
      isPending={change.isPending}
    >
      <p>
        {to === 'off'
          ? 'At once, no new session begins, and running recordings stop at their next message to the collector. What was recorded stays and can still be opened. You can switch it on again at any time.'
          : 'Its signed settings permit recording, so no key is needed. Pages then record visitors who say yes.'}
      </p>
    </ConfirmDialog>
  );
}
