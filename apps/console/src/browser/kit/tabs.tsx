// Parts of a page that lie behind one another.
import type { ReactElement } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  type TabsProps,
} from 'react-aria-components';

/** A list of tabs and their panels. */
export function Tabs(props: Omit<TabsProps, 'className'>): ReactElement {
  return <AriaTabs {...props} className="tabs" />;
}

/** The row of tabs. */
export function TabList(
  props: Omit<TabListProps<object>, 'className'> & { readonly 'aria-label': string },
): ReactElement {
  return <AriaTabList {...props} className="tab-list" />;
}

/** One tab. */
export function Tab(props: Omit<TabProps, 'className'>): ReactElement {
  return <AriaTab {...props} className="tab" />;
}

/** What a tab shows. */
export function TabPanel(props: Omit<TabPanelProps, 'className'>): ReactElement {
  return <AriaTabPanel {...props} className="tab-panel" />;
}
