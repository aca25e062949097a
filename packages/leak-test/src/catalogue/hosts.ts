// The catalogue's hosts. They exist for the test only: `.test` is reserved (RFC 2606), the test's proxy answers them.

/** The site whose page is recorded. */
export const APP_ORIGIN = 'https://app.leak-test.test';
/** The site's own API, another origin. */
export const API_ORIGIN = 'https://api.leak-test.test';
/** Where the site keeps sheets and pictures. */
export const CDN_ORIGIN = 'https://cdn.leak-test.test';
/** Somebody else's site, shown in frames. */
export const OTHER_ORIGIN = 'https://other.leak-test.test';

/** All hosts that `createCatalogueSite` answers. */
export const CATALOGUE_HOSTS: readonly string[] = [APP_ORIGIN, API_ORIGIN, CDN_ORIGIN, OTHER_ORIGIN].map(
  (origin) => new URL(origin).host,
);
