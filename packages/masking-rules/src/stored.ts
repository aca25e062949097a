// Masking of events that were recorded before: the live engine over stored nodes, without a DOM library. For Node and
// browsers; never imported by the page's own door.

export { createStoredPage, type StoredPage } from './stored/stored-page.ts';
