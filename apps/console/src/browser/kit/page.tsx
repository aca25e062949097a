// The skeleton of a page: its head, cards, and what stands where there is nothing yet.
import { ChevronLeft } from 'lucide-react';
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';

/** A page; its title is the window's too. */
export function Page({
  title,
  narrow = false,
  children,
}: {
  readonly title: string;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  useEffect(() => {
    document.title = `${title} · Scrim`;
  }, [title]);
  return (
    <div className="page" data-narrow={narrow ? '' : undefined}>
      {children}
    </div>
  );
}

/** What had the focus may be gone with the page before: a row of its table, or a link in it. */
function useFocusOnArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A page that was just loaded begins at its top by itself.
    if (navigator.userActivation.hasBeenActive && isFocusLost())
      heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** Is the focus on nothing, or on what is not shown any more? */
function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !activeElement.checkVisibility();
}

/** The head of a page: where it hangs, what it is called, what can be done. */
export function PageHeader({
  title,
  about,
  back,
  beside,
  children,
}: {
  readonly title: ReactNode;
  /** One sentence below the title. */
  readonly about?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  /** Beside the title: badges. */
  readonly beside?: ReactNode;
  /** Actions, at the end. */
  readonly children?: ReactNode;
}): ReactElement {
  const heading = useFocusOnArrival();
  return (
    <header className="page-head">
      <div className="page-head-text">
        {back === undefined ? null : (
          <Link href={back.href} className="page-back">
            <ChevronLeft size={15} aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
          {beside}
        </h1>
        {about === undefined ? null : <p>{about}</p>}
      </div>
      {children === undefined ? null : <div className="row">{children}</div>}
    </header>
  );
}

/** A part of a page with a title of its own. */
export function Card({
  title,
  about,
  actions,
  flush = false,
  children,
}: {
  readonly title?: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** Without padding, for tables. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="card" aria-label={title}>
      {title === undefined ? null : (
        <div className="card-head">
          <div>
            <h2>{title}</h2>
            {about === undefined ? null : <p>{about}</p>}
          </div>
          {actions === undefined ? null : <div className="row">{actions}</div>}
        </div>
      )}
      <div className="card-body" data-flush={flush ? '' : undefined}>
        {children}
      </div>
    </section>
  );
}

/** What stands where there is nothing yet: what would be here, and how it comes. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      {icon === undefined ? null : (
        <div className="empty-art" aria-hidden="true">
          {icon}
        </div>
      )}
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {actions === undefined ? null : <div className="empty-more">{actions}</div>}
    </div>
  );
}

/** Grey lines in the place of what is being fetched. */
export function Bones({ lines = 3 }: { readonly lines?: number }): ReactElement {
  const widths = ['100%', '82%', '91%', '64%', '77%'];
  return (
    <div className="stack" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="bone" style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  );
}
