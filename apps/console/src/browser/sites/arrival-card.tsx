// Whether anything arrives from a site's pages, and what to look at when nothing does.
import type { SiteSummary } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { LinkButton } from '../kit/button.tsx';
import { Card } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { Ago } from '../words/time.tsx';
import { numberWords } from '../words/time-words.ts';
import { siteStateOf } from './site-state.ts';

/** The number of sessions and when something last came. */
export function ArrivalCard({ site }: { readonly site: SiteSummary }): ReactElement {
  const mayList = useCan('sessions.list');
  const { count, lastArrivalAtMs } = site.sessions;
  return (
    <Card title="What arrives">
      <div>
        <div className="figure">{numberWords(count)}</div>
        <p className="muted">
          {count === 1 ? 'session' : 'sessions'}
          {lastArrivalAtMs === null ? null : (
            <>
              , last arrival <Ago ms={lastArrivalAtMs} />
            </>
          )}
        </p>
      </div>
      {count === 0 ? <p className="muted">{nothingYet(site)}</p> : null}
      {count > 0 && mayList ? (
        <div>
          <LinkButton href={`/sessions?site=${encodeURIComponent(site.siteId)}`}>See its sessions</LinkButton>
        </div>
      ) : null}
    </Card>
  );
}

function nothingYet(site: SiteSummary): string {
  const { name } = siteStateOf(site, Date.now());
  if (name !== 'recording' && name !== 'runs-out') return 'Nothing can arrive while the site is off.';
  return 'Open one of its pages, say yes to its notice and click around: a session shows here within seconds. If none does, the recorder’s onStatus says why.';
}
