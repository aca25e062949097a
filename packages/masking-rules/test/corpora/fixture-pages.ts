// All pages of the corpora.
import type { FixturePage } from './fixture-page.ts';
import { bank } from './pages/bank.ts';
import { churn } from './pages/churn.ts';
import { clinic } from './pages/clinic.ts';
import { components } from './pages/components.ts';
import { editor } from './pages/editor.ts';
import { frames } from './pages/frames.ts';
import { map } from './pages/map.ts';
import { routes } from './pages/routes.ts';
import { shop } from './pages/shop.ts';

export const FIXTURE_PAGES: readonly FixturePage[] = [
  shop,
  bank,
  clinic,
  editor,
  routes,
  components,
  frames,
  churn,
  map,
];
