// The frame of a page for somebody who is not signed in.
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { Brand } from './brand.tsx';

/** One card in the middle, under the brand. */
export function Door({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  useEffect(() => {
    document.title = `${title} · Scrim`;
  }, [title]);
  return (
    <main className="door">
      <div className="door-card">
        <Brand />
        <div>
          <h1>{title}</h1>
          {about === undefined ? null : <p>{about}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
