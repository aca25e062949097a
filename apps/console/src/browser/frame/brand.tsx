// The mark: a light behind gauze.
import type { ReactElement } from 'react';

/** The mark alone. */
export function Mark({ size = 24 }: { readonly size?: number }): ReactElement {
  return <img src="/mark.svg" width={size} height={size} alt="" />;
}

/** The mark and the name. */
export function Brand(): ReactElement {
  return (
    <span className="brand">
      <Mark />
      Scrim
    </span>
  );
}
