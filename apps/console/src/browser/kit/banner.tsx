// A message in the page: what is the case, and what to do about it.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

const ICONS = { info: Info, warn: TriangleAlert, bad: CircleAlert, good: CircleCheck, quiet: Info };

/** A message. `bad` is an alert and read out at once; the others wait their turn. */
export function Banner({
  tone = 'info',
  title,
  children,
  action,
}: {
  readonly tone?: keyof typeof ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}): ReactElement {
  const Icon = ICONS[tone];
  return (
    <div className="banner" data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={16} aria-hidden="true" />
      <div className="banner-text">
        {title === undefined ? null : <strong>{title} </strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
