// Step 1: what the site is called and where its pages are.
import { parseSiteId } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sitesQuery } from '../../api/queries.ts';
import { TextField } from '../../kit/text-field.tsx';
import { readOrigins } from '../origins.ts';
import type { StepProps } from './draft.ts';
import { StepFrame } from './step-frame.tsx';

/** Id and origins. */
export function PlaceStep({ draft, change, next }: StepProps): ReactElement {
  const sites = useQuery(sitesQuery);
  const [tried, setTried] = useState(false);
  const taken = sites.data?.some(({ siteId }) => siteId === draft.siteId) === true;
  const idProblem = idProblemOf(draft.siteId, taken);
  const { problem } = readOrigins(draft.origins);
  return (
    <StepFrame
      title="Which pages?"
      about="A site is one application to you: its pages share keys, settings and a list of sessions."
      action="Continue"
      onSubmit={() => {
        setTried(true);
        if (idProblem === null && problem === null) next();
      }}
    >
      <TextField
        label="Site id"
        hint="A short name that stands in your pages and in links, such as shop. It cannot be changed later."
        autoComplete="off"
        spellCheck="false"
        maxLength={64}
        value={draft.siteId}
        onChange={(siteId) => change({ siteId })}
        error={tried || taken ? idProblem : null}
      />
      <TextField
        label="Origins"
        hint="Where its pages are served from, one a line: scheme and host, as in https://shop.example"
        rows={3}
        spellCheck="false"
        value={draft.origins}
        onChange={(origins) => change({ origins })}
        error={tried ? problem : null}
      />
    </StepFrame>
  );
}

function idProblemOf(siteId: string, taken: boolean): string | null {
  if (taken) return 'There is a site with this id already. Choose another one.';
  if (parseSiteId(siteId) !== null) return null;
  return siteId === '' ? 'Give it an id.' : 'Use letters A–Z, digits and . _ : - only, 64 at most.';
}
