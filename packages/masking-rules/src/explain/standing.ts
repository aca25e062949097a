// Where a node stands, as far as its decision does not say it.
import { isSilent } from '../nodes/silent-elements.ts';
import type { PageNode, PageView } from '../rules/page-view.ts';

export interface Standing {
  /** Is it in the page? Of what is not, nothing passes. */
  readonly isInPage: boolean;
  /** Is its text code, or in place of something else, so that it is never sent? */
  readonly isCode: boolean;
}

export function standingIn(page: PageView, node: PageNode): Standing {
  const name = page.name(node);
  let outermost = node;
  for (let at = page.above(node); at !== null; at = page.above(at)) outermost = at;
  return { isInPage: page.isRooted(outermost), isCode: name === 'style' || isSilent(name) };
}
