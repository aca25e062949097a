// Every address of the console. Pages are loaded when they are first shown; all but two need somebody signed in.
import type { PersonSummary } from '@scrim/protocol';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from './api/api-problem.ts';
import { authQuery } from './api/queries.ts';
import { AppFrame } from './frame/app-frame.tsx';
import { FailedPage, UnknownPage } from './frame/failed-page.tsx';
import { OpeningPage } from './frame/opening-page.tsx';
import { RootPage } from './frame/root-page.tsx';
import { type ConsolePermission, can } from './people/permissions.ts';
import { parseSessionSearch } from './sessions/session-search.ts';
import { parseSignInSearch } from './sign-in/sign-in-search.ts';

interface RouterContext {
  readonly queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootPage,
  notFoundComponent: UnknownPage,
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./sign-in/welcome-page.tsx'), 'WelcomePage'),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const { person } = await context.queries.ensureQueryData(authQuery);
    if (person === null) throw redirect({ to: '/sign-in', search: parseSignInSearch({ to: location.href }) });
    return { person };
  },
  component: AppFrame,
});

/** Stops at the door what the collector would refuse in the end. @throws ApiProblem `permission_missing` */
const needs =
  (permission: ConsolePermission) =>
  ({ context: { person } }: { readonly context: { readonly person: PersonSummary } }): void => {
    if (!can(person, permission)) throw new ApiProblem('permission_missing', 403);
  };

const startRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: ({ context: { person } }) => {
    if (can(person, 'sessions.list')) throw redirect({ to: '/sessions', replace: true });
    throw redirect({ to: can(person, 'sites.read') ? '/sites' : '/account', replace: true });
  },
});

const sessionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sessions',
  beforeLoad: needs('sessions.list'),
  validateSearch: parseSessionSearch,
  component: lazyRouteComponent(() => import('./sessions/sessions-page.tsx'), 'SessionsPage'),
});

const replayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sessions/$sid',
  beforeLoad: needs('sessions.list'),
  component: lazyRouteComponent(() => import('./replay/replay-page.tsx'), 'ReplayPage'),
});

const sitesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sites',
  beforeLoad: needs('sites.read'),
  component: lazyRouteComponent(() => import('./sites/sites-page.tsx'), 'SitesPage'),
});

// Not below /sites: a site may be called anything.
const addSiteRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/add-site',
  beforeLoad: needs('sites.write'),
  component: lazyRouteComponent(() => import('./sites/add/add-site-page.tsx'), 'AddSitePage'),
});

const siteRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sites/$siteId',
  beforeLoad: needs('sites.read'),
  component: lazyRouteComponent(() => import('./sites/site-page.tsx'), 'SitePage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people',
  beforeLoad: needs('people.manage'),
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./people/account-page.tsx'), 'AccountPage'),
});

const routeTree = rootRoute.addChildren([
  welcomeRoute,
  signInRoute,
  frameRoute.addChildren([
    startRoute,
    sessionsRoute,
    replayRoute,
    sitesRoute,
    addSiteRoute,
    siteRoute,
    peopleRoute,
    accountRoute,
  ]),
]);

/** The router; pages find the cache of answers in its context. */
export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: false,
    defaultPendingComponent: OpeningPage,
    defaultPendingMs: 300,
    defaultErrorComponent: ({ error, reset }) => <FailedPage error={error} retry={reset} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
