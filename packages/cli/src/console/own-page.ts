// Which requests for the API come from the console that this machine served: only its own pages' fetch calls. A link,
// a form, a script element or a page of another origin never reaches the collector from here.

/** Was this asked by a page of `origin`, by fetch? Browsers of the last years say so in headers no page can set. */
export function isFromOwnPage({ headers, method }: Request, origin: string): boolean {
  const from = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const destination = headers.get('sec-fetch-dest');
  if (from !== null && from !== origin) return false;
  if (site !== null && site !== 'same-origin') return false;
  // `empty` is fetch; anything else would run or show the answer.
  if (destination !== null && destination !== 'empty') return false;
  return method === 'GET' || from !== null || site !== null;
}
