// A site's state as a badge.
import type { SiteSummary } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { Badge } from '../kit/badge.tsx';
import { siteStateOf } from './site-state.ts';

/** The state in a word or two. */
export function SiteBadge({ site }: { readonly site: SiteSummary }): ReactElement {
  const { label, tone } = siteStateOf(site, Date.now());
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  );
}
