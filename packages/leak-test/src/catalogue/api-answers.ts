// The site's API. `?as=<disguised>` anywhere is turned back into the secret, so that an answer holds it and the request does
// not: /echo answers JSON, /text text, /header a header, /events an event stream, /fail a failure, /moved a redirect.
import type { Answer } from '../wire/sent-request.ts';
import { reveal } from './disguise.ts';
import { answerFile } from './site-files.ts';

/** Answers by the last word of the path; anything else is `{"ok":true}`. */
export const answerApi: Answer = async (request) => {
  const url = new URL(request.url);
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: shared(request) });
  const secret = reveal(url.searchParams.get('as') ?? '');
  const answer = ANSWERS[url.pathname.split('/').at(-1) ?? ''];
  if (answer === undefined && /\.\w+$/.test(url.pathname)) return answerFile(request);
  const response = (answer ?? okay)(secret);
  for (const [name, value] of Object.entries(shared(request))) response.headers.set(name, value);
  return response;
};

const okay = (): Response => Response.json({ ok: true });

const ANSWERS: Readonly<Record<string, (secret: string) => Response>> = {
  echo: (secret) => Response.json({ user: secret }),
  text: (secret) => new Response(`user is ${secret}`, { headers: { 'content-type': 'text/plain' } }),
  header: (secret) => Response.json({ ok: true }, { headers: { 'x-user': secret } }),
  events: (secret) =>
    new Response(`data: hello ${secret}\n\n`, { headers: { 'content-type': 'text/event-stream' } }),
  fail: (secret) => Response.json({ error: `no account ${secret}` }, { status: 500 }),
  missing: (secret) => Response.json({ error: `no account ${secret}` }, { status: 404 }),
  moved: (secret) => new Response(null, { status: 302, headers: { location: `/v1/item/${secret}` } }),
};

/** Any page may ask, with any header: preflights are answered with what they asked for. */
function shared(request: Request): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-expose-headers': 'x-user',
    'cache-control': 'no-store',
  };
}
