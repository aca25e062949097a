// The list's place while it is fetched for the first time.
import type { ReactElement } from 'react';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const WIDTHS = ['14%', '6%', '6%', '8%', '12%', '16%', '10%'] as const;

/** Grey rows as high as the real ones. */
export function SessionBones(): ReactElement {
  return (
    <div className="table-frame" role="status" aria-label="Loading sessions">
      {ROWS.map((row) => (
        <div key={row} className="session-bones">
          {WIDTHS.map((width) => (
            <span key={width} className="bone" style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  );
}
