// The browser's own dialogs, which whoever runs the test accepts.
import type { Channel } from '../channel.ts';

/** The browser's own dialogs. */
export const DIALOGS: readonly Channel[] = [
  { id: 'dialog.alert', scope: 'page', during: (_root, secret) => alert(`Hi ${secret}`) },
  { id: 'dialog.confirm', scope: 'page', during: (_root, secret) => void confirm(`Delete ${secret}?`) },
  { id: 'dialog.prompt', scope: 'page', during: (_root, secret) => void prompt(`New name for ${secret}?`) },
  {
    id: 'dialog.prompt-default',
    scope: 'page',
    during: (_root, secret) => void prompt('Your name?', secret),
  },
];
