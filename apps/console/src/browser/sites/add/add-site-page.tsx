// Adding a site in four steps. Keys are made and saved before the collector hears of the site: one whose keys were
// lost would be of no use.
import { type ReactElement, useState } from 'react';
import { Page, PageHeader } from '../../kit/page.tsx';
import { EMPTY_DRAFT, type StepProps } from './draft.ts';
import { KeysStep } from './keys-step.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { PlaceStep } from './place-step.tsx';
import { ReadersStep } from './readers-step.tsx';
import { SaveStep } from './save-step.tsx';
import '../sites.css';

const STEPS = ['The site', 'Who can read', 'Its keys', 'Save and add'] as const;

/** `/add-site` */
export function AddSitePage(): ReactElement {
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const step: StepProps = {
    draft,
    // What was signed was signed for the answers at that time.
    change: (part) => setDraft((before) => ({ ...before, keys: null, ...part })),
    next: () => setAt(at + 1),
    back: () => setAt(at - 1),
  };
  return (
    <Page title="Add a site" narrow>
      <PageHeader
        back={{ href: '/sites', label: 'Sites' }}
        title="Add a site"
        about="Nothing is recorded by this: the site is off until you switch it on."
      />
      <ol className="add-steps" aria-label="Steps">
        {STEPS.map((name, index) => (
          <li
            key={name}
            aria-current={index === at ? 'step' : undefined}
            data-done={index < at ? '' : undefined}
          >
            <span>
              {index + 1}. {name}
            </span>
          </li>
        ))}
      </ol>
      <LeaveGuard draft={draft} />
      {at === 0 ? <PlaceStep {...step} /> : null}
      {at === 1 ? <ReadersStep {...step} /> : null}
      {at === 2 ? <KeysStep {...step} /> : null}
      {at === 3 ? <SaveStep {...step} /> : null}
    </Page>
  );
}
