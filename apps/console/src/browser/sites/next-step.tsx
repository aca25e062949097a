// What a person should know or do about a site now, in one message at the top of its page.
import type { SiteSummary } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { Banner } from '../kit/banner.tsx';
import { dayWords } from '../words/time-words.ts';
import { siteStateOf } from './site-state.ts';

/** The message; nothing when all is well. */
export function NextStep({ site }: { readonly site: SiteSummary }): ReactElement | null {
  const { name } = siteStateOf(site, Date.now());
  const { manifest } = site;
  if (name === 'off') return site.sessions.count === 0 ? <NewSite /> : <SwitchedOff />;
  if (name === 'unsigned') {
    return (
      <Banner tone="warn" title="No signed settings are published.">
        Nothing can be recorded. Sign the first settings where the site was made, with{' '}
        <code>scrim site add</code>.
      </Banner>
    );
  }
  if (name === 'recording' || manifest === null) return null;
  return (
    <Banner
      tone={name === 'expired' ? 'bad' : 'warn'}
      title={
        name === 'expired'
          ? `The signed settings ran out on ${dayWords(manifest.exp * 1000)}.`
          : `The signed settings run out on ${dayWords(manifest.exp * 1000)}.`
      }
    >
      {name === 'expired'
        ? 'Nothing is recorded until you renew them with the site’s manifest key.'
        : 'Recording then stops by itself. Renew them with the site’s manifest key.'}
    </Banner>
  );
}

function NewSite(): ReactElement {
  return (
    <Banner tone="info" title="This site is off: nothing is recorded yet.">
      Put the code below into its pages, then switch it on. Switching on asks for the manifest key file and
      its passphrase, because pages believe only signed settings.
    </Banner>
  );
}

function SwitchedOff(): ReactElement {
  return (
    <Banner tone="quiet" title="This site is off.">
      Its pages record nothing, and the collector takes nothing. What was recorded stays.
    </Banner>
  );
}
