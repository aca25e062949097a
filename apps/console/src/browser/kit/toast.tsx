// Short notes that something was done. Nothing is said only here that a person must act on.
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { IconButton } from './button.tsx';

interface Note {
  readonly tone: 'good' | 'bad' | 'info';
  readonly text: string;
}

const ICONS = { good: CircleCheck, bad: CircleAlert, info: Info };
/** Long enough to read two lines twice (react-aria asks for at least 5 s). */
const NOTE_MS = 7000;

const queue = new ToastQueue<Note>({ maxVisibleToasts: 3 });

/** Shows a note. One that reports a failure stays until it is closed. */
export function tell(tone: Note['tone'], text: string): void {
  queue.add({ tone, text }, tone === 'bad' ? {} : { timeout: NOTE_MS });
}

/** Takes all notes away: they are not for whoever signs in next. */
export function tellNoMore(): void {
  queue.clear();
}

/** The corner where notes appear; once per page. */
export function Toasts(): ReactElement {
  return (
    <ToastRegion queue={queue} className="toasts" aria-label="Notes">
      {({ toast }) => {
        const Icon = ICONS[toast.content.tone];
        return (
          <AriaToast toast={toast} className="toast" data-tone={toast.content.tone}>
            <Icon size={16} aria-hidden="true" />
            <ToastContent className="toast-text">
              <Text slot="title">{toast.content.text}</Text>
            </ToastContent>
            <IconButton slot="close" label="Close note" size="small" icon={<X size={14} />} />
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
