// Sign in. (Ground only.)
import type { ReactElement } from 'react';

/** `/sign-in` */
export function SignInPage(): ReactElement {
  return <main className="door">Sign in</main>;
}
