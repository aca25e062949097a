// What a page asks the network for: addresses, headers, bodies both ways, sockets, beacons, and the timings of all that.
import type { Channel, PageKit, PageStep } from '../channel.ts';
import { elementOf, find } from './find.ts';

/** A channel that no section can hold. */
const net = (name: string, during: PageStep): Channel => ({ id: `net.${name}`, scope: 'page', during });

/** A channel of one POST with a body. */
const posts = (name: string, bodyOf: (secret: string) => BodyInit): Channel =>
  net(name, async (_root, secret, kit) => {
    await fetch(`${kit.api}/v1/note`, { method: 'POST', body: bodyOf(secret) });
  });

/** A channel of one GET whose answer is read. */
const gets = (name: string, pathOf: (secret: string, kit: PageKit) => string): Channel =>
  net(name, async (_root, secret, kit) => {
    const response = await fetch(`${kit.api}${pathOf(secret, kit)}`);
    await response.text();
  });

/** Resolves when one of the events comes. */
const heard = (target: EventTarget, ...types: readonly string[]): Promise<void> =>
  new Promise((done) => {
    for (const type of types) target.addEventListener(type, () => done(), { once: true });
  });

const formOf = (name: string, value: string | File): FormData => {
  const form = new FormData();
  form.append(name, value);
  return form;
};

/** fetch. */
const FETCHES: readonly Channel[] = [
  gets('fetch-url', (c) => `/v1/item/${c}`),
  gets('fetch-query', (c) => `/v1/q?email=${c}`),
  gets('fetch-hash', (c) => `/v1/item/7#${c}`),
  net('fetch-req-header', async (_root, secret, kit) => {
    await fetch(`${kit.api}/v1/h`, { headers: { authorization: `Bearer ${secret}` } });
  }),
  net('fetch-req-body', async (_root, secret, kit) => {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${kit.api}/v1/b`, { method: 'POST', headers, body: JSON.stringify({ note: secret }) });
  }),
  net('fetch-request-object', async (_root, secret, kit) => {
    const request = new Request(`${kit.api}/v1/object`, { method: 'PUT', body: `note on ${secret}` });
    request.headers.set('x-ward', 'seven');
    await fetch(request);
  }),
  posts('fetch-form', (c) => formOf('who', c)),
  posts('fetch-form-name', (c) => formOf(`of-${c}`, 'yes')),
  posts('fetch-file-name', (c) => formOf('scan', new File(['x'], `${c}.pdf`))),
  posts('fetch-search-params', (c) => new URLSearchParams({ who: c })),
  posts('fetch-blob', (c) => new Blob([`note on ${c}`], { type: 'text/plain' })),
  posts('fetch-bytes', (c) => new TextEncoder().encode(`note on ${c}`)),
  posts('fetch-graph', (c) =>
    JSON.stringify({ query: 'query ($id: ID!) { user(id: $id) { id } }', variables: { id: c } }),
  ),
  gets('fetch-res-body', (c, kit) => `/v1/echo?as=${kit.disguise(c)}`),
  gets('fetch-res-text', (c, kit) => `/v1/text?as=${kit.disguise(c)}`),
  gets('fetch-res-error', (c, kit) => `/v1/fail?as=${kit.disguise(c)}`),
  gets('fetch-res-redirected', (c, kit) => `/v1/moved?as=${kit.disguise(c)}`),
  net('fetch-res-header', async (_root, secret, kit) => {
    const response = await fetch(`${kit.api}/v1/header?as=${kit.disguise(secret)}`);
    response.headers.get('x-user');
  }),
  gets('fetch-not-found', (c) => `/v1/patients/${c}/missing`),
];

/** XMLHttpRequest, beacons, sockets, streams. */
const OTHERS: readonly Channel[] = [
  net('xhr-url', (_root, secret, kit) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${kit.api}/x/${secret}`);
    request.send();
    return heard(request, 'loadend');
  }),
  net('xhr-header', (_root, secret, kit) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${kit.api}/x/header-sent`);
    request.setRequestHeader('x-user', secret);
    request.send();
    return heard(request, 'loadend');
  }),
  net('xhr-body', (_root, secret, kit) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${kit.api}/x/body`);
    request.send(`who=${secret}`);
    return heard(request, 'loadend');
  }),
  net('xhr-res-body', (_root, secret, kit) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${kit.api}/v1/echo?as=${kit.disguise(secret)}`);
    request.responseType = 'json';
    request.send();
    return heard(request, 'loadend');
  }),
  net('beacon-url', (_root, secret, kit) => {
    navigator.sendBeacon(`${kit.api}/v1/seen/${secret}`);
  }),
  net('beacon-body', (_root, secret, kit) => {
    navigator.sendBeacon(`${kit.api}/v1/seen`, JSON.stringify({ seen: secret }));
  }),
  net('ws-message', async (_root, secret, kit) => {
    const socket = new WebSocket(`${kit.api.replace('https', 'wss')}/ws`);
    await heard(socket, 'open', 'error');
    socket.send(`hello ${secret}`);
    await heard(socket, 'message', 'error', 'close');
    socket.close();
  }),
  net('ws-url', async (_root, secret, kit) => {
    const socket = new WebSocket(`${kit.api.replace('https', 'wss')}/ws?token=${secret}`);
    await heard(socket, 'open', 'error');
    socket.close();
  }),
  net('stream-url', async (_root, secret, kit) => {
    const stream = new EventSource(`${kit.api}/v1/events?of=${secret}`);
    await heard(stream, 'message', 'error');
    stream.close();
  }),
  net('stream-message', async (_root, secret, kit) => {
    const stream = new EventSource(`${kit.api}/v1/events?as=${kit.disguise(secret)}`);
    await heard(stream, 'message', 'error');
    stream.close();
  }),
];

/** What elements ask for. */
const ELEMENTS: readonly Channel[] = [
  net('import', async (_root, secret) => {
    const address = `/module.js?of=${secret}`;
    await import(address);
  }),
  net('script', async (_root, secret) => {
    const script = elementOf('script');
    script.src = `/script.js?of=${secret}`;
    const done = heard(script, 'load', 'error');
    document.head.append(script);
    await done;
  }),
  net('preload', (_root, secret) => {
    const link = elementOf('link');
    link.rel = 'prefetch';
    link.href = `/next.json?of=${secret}`;
    document.head.append(link);
  }),
  net('speculation', (_root, secret) => {
    const rules = { prefetch: [{ source: 'list', urls: [`/next?of=${secret}`], eagerness: 'conservative' }] };
    const script = elementOf('script', JSON.stringify(rules));
    script.type = 'speculationrules';
    document.head.append(script);
  }),
  {
    id: 'net.form-in-frame',
    html: () =>
      '<form method="post" action="/frame" target="live-target"><input type="hidden" name="who"></form><iframe name="live-target" width="50" height="20"></iframe>',
    during: async (root, secret) => {
      find<HTMLInputElement>(root, 'input').value = secret;
      const done = heard(find(root, 'iframe'), 'load');
      find<HTMLFormElement>(root, 'form').submit();
      await done;
    },
  },
  {
    id: 'net.window-open',
    html: () => '<iframe name="live-opened" width="50" height="20"></iframe>',
    during: async (root, secret) => {
      const done = heard(find(root, 'iframe'), 'load');
      window.open(`/frame?opened=${secret}`, 'live-opened');
      await done;
    },
  },
];

/** What the browser notes of requests, and the page of itself. */
const TIMINGS: readonly Channel[] = [
  {
    id: 'perf.resource',
    scope: 'page',
    during: async (_root, secret, kit) => {
      const image = new Image();
      const done = heard(image, 'load', 'error');
      image.src = `${kit.api}/px.png?u=${secret}`;
      await done;
    },
  },
  {
    id: 'perf.mark',
    scope: 'page',
    during: (_root, secret) => void performance.mark(`shown ${secret}`),
  },
  {
    id: 'perf.mark-detail',
    scope: 'page',
    during: (_root, secret) => void performance.mark('shown', { detail: { user: secret } }),
  },
  {
    id: 'perf.measure',
    scope: 'page',
    during: (_root, secret) => {
      performance.mark('live-begin');
      performance.measure(`loading of ${secret}`, 'live-begin');
    },
  },
  {
    id: 'perf.element',
    html: () => '<div class="box"></div>',
    during: async (root, secret, kit) => {
      const line = elementOf('p', 'a line that is timed');
      line.setAttribute('elementtiming', `line-of-${secret}`);
      find(root, '.box').append(line);
      await kit.sleep(40);
    },
  },
];

/** What a page asks the network for. */
export const NETWORK: readonly Channel[] = [...FETCHES, ...OTHERS, ...ELEMENTS, ...TIMINGS];
