// Where plain rrweb sends to. The host exists in tests only.

/** The test's rrweb server. */
export const RRWEB_HOST = 'collect.rrweb.test';
/** Takes batches of events. */
export const RRWEB_ADDRESS: string = `https://${RRWEB_HOST}/events`;
