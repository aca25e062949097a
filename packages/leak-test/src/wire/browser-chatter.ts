// What a browser asks for itself: updates, autofill, its own accounts. No page's doing, so no part of a test.

const HOSTS = new Set([
  'accounts.google.com',
  'clients1.google.com',
  'clients2.google.com',
  'clients2.googleusercontent.com',
  'clientservices.googleapis.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'safebrowsing.googleapis.com',
  'safebrowsingohttpgateway.googleapis.com',
  'update.googleapis.com',
  'edgedl.me.gvt1.com',
  'redirector.gvt1.com',
  'android.clients.google.com',
  'mtalk.google.com',
  'edge.microsoft.com',
  'config.edge.skype.com',
]);

/** Was this asked by the browser for itself? Requests of pages say from which site they come. */
export function isBrowserChatter(url: URL, headers: Readonly<Record<string, string>>): boolean {
  const isOfPage =
    (headers['sec-fetch-site'] ?? 'none') !== 'none' || headers['sec-fetch-mode'] === 'navigate';
  return !isOfPage && HOSTS.has(url.hostname);
}
