// The signed settings of a site as they are published.
import type { PublishedManifest, SiteSummary } from '@scrim/protocol';
import { type ReactElement, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { agoWords, dayWords } from '../words/time-words.ts';
import { PolicyFacts } from './policy-facts.tsx';
import { SignSettingsDialog } from './sign-settings-dialog.tsx';

/** The facts of the manifest, and a way to renew it. */
export function SettingsCard({ site }: { readonly site: SiteSummary }): ReactElement {
  const mayChange = useCan('sites.write');
  const [signing, setSigning] = useState(false);
  const { manifest } = site;
  const canRenew = mayChange && manifest?.enabled && site.switch === 'on';
  return (
    <Card
      title="Signed settings"
      actions={
        canRenew ? (
          <Button size="small" onPress={() => setSigning(true)}>
            Renew…
          </Button>
        ) : undefined
      }
    >
      {manifest === null ? (
        <p className="muted">None are published.</p>
      ) : (
        <Facts manifest={manifest} rootKey={site.rootKey} />
      )}
      {manifest === null ? null : (
        <SignSettingsDialog site={site} isOpen={signing} onClose={() => setSigning(false)} purpose="renew" />
      )}
    </Card>
  );
}

function Facts({
  manifest,
  rootKey,
}: {
  readonly manifest: PublishedManifest;
  readonly rootKey: string;
}): ReactElement {
  const expMs = manifest.exp * 1000;
  const over = expMs <= Date.now();
  return (
    <dl className="facts">
      <dt>Origins</dt>
      <dd>
        {manifest.origins.length === 0 ? 'None' : null}
        {manifest.origins.map((origin) => (
          <div key={origin}>{origin}</div>
        ))}
      </dd>
      <dt>Masking</dt>
      <dd>
        <PolicyFacts policy={manifest.policy} />
      </dd>
      <dt>Recording</dt>
      <dd>{manifest.enabled ? 'Permitted, after a visitor’s yes' : 'Not permitted yet'}</dd>
      <dt>Version</dt>
      <dd>
        {manifest.version}, signed {dayWords(manifest.iat * 1000)}
      </dd>
      <dt>{over ? 'Ran out' : 'Runs out'}</dt>
      <dd>
        {dayWords(expMs)} <span className="faint">({agoWords(expMs, Date.now())})</span>
      </dd>
      <dt>Root key</dt>
      <dd className="mono breaks">{rootKey}</dd>
    </dl>
  );
}
