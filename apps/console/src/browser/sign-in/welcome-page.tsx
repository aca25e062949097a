// Welcome. (Ground only.)
import type { ReactElement } from 'react';

/** `/welcome` */
export function WelcomePage(): ReactElement {
  return <main className="door">Welcome</main>;
}
