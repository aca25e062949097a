// Beside the stage: the events, and what is known of the session.
import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '../kit/tabs.tsx';
import { EventList } from './event-list.tsx';
import { ReplayFacts } from './replay-facts.tsx';
import type { OpenedSession } from './use-open-session.ts';

/** The panel's tabs. */
export function ReplayPanel({ opened }: { readonly opened: OpenedSession }): ReactElement {
  return (
    <aside className="replay-panel" aria-label="Events and facts">
      <Tabs>
        <TabList aria-label="Events and facts">
          <Tab id="events">Events</Tab>
          <Tab id="session">Session</Tab>
        </TabList>
        <TabPanel id="events">
          <EventList playback={opened.playback} />
        </TabPanel>
        <TabPanel id="session">
          <ReplayFacts opened={opened} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
