// Opens what can be opened: details, tabs, menus, dialogs. Never submits, resets, downloads, or follows a link.
import type { ElementHandle } from 'playwright-core';
import { attempt } from './attempt.ts';
import type { Hand } from './hand.ts';
import { pathOf } from './path-of.ts';

/** Clicks once on something that opens. @returns whether it could be clicked */
export async function openThing(
  hand: Hand,
  element: ElementHandle<Element>,
  clicked: Set<string>,
): Promise<boolean> {
  const path = await attempt(() => element.evaluate(pathOf));
  // After a navigation the same thing may be there again, and would lead round in a circle.
  const key = `${documentOf(hand)} ${path}`;
  if (path === null || clicked.has(key)) return false;
  clicked.add(key);
  if ((await attempt(() => element.click({ timeout: 1_000 }))) === null) return false;
  hand.did('click');
  await hand.settled();
  return true;
}

function documentOf({ page }: Hand): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}${pathname}`;
}
