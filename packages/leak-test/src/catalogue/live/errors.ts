// Errors that name what they are about: thrown, rejected, reported, and those that the browser words itself.
import type { Channel, PageStep } from '../channel.ts';
import { elementOf } from './find.ts';

/** Something that fails by itself, where nobody catches it. */
const uncaught =
  (fail: (secret: string) => unknown): PageStep =>
  async (_root, secret, kit) => {
    setTimeout(() => fail(secret));
    await kit.sleep(25);
  };

/** What a function throws, caught and logged by nobody but `reportError`. */
const reported =
  (attempt: (secret: string) => unknown): PageStep =>
  (_root, secret) => {
    try {
      attempt(secret);
    } catch (error) {
      reportError(error);
    }
  };

const throwing = (error: unknown): never => {
  throw error;
};

/** Errors of the page's own. */
const OWN: readonly Channel[] = [
  {
    id: 'err.message',
    scope: 'page',
    during: uncaught((c) => throwing(new Error(`cannot load user ${c}`))),
  },
  {
    id: 'err.rejection',
    scope: 'page',
    during: uncaught((c) => Promise.reject(new Error(`no account ${c}`))),
  },
  { id: 'err.string', scope: 'page', during: uncaught((c) => throwing(`no user ${c}`)) },
  { id: 'err.rejected-object', scope: 'page', during: uncaught((c) => Promise.reject({ user: c })) },
  {
    id: 'err.name',
    scope: 'page',
    during: uncaught((c) => {
      const error = new Error('failed');
      error.name = `Error of ${c}`;
      throw error;
    }),
  },
  {
    id: 'err.cause',
    scope: 'page',
    during: uncaught((c) => throwing(new Error('failed', { cause: new Error(`no row ${c}`) }))),
  },
  {
    id: 'err.aggregate',
    scope: 'page',
    during: uncaught((c) => throwing(new AggregateError([new Error(`no bed ${c}`)], 'all failed'))),
  },
  {
    id: 'err.dom-exception',
    scope: 'page',
    during: uncaught((c) => throwing(new DOMException(`no right to see ${c}`, 'NotAllowedError'))),
  },
  {
    id: 'err.stack',
    scope: 'page',
    during: uncaught((c) => {
      const error = new Error('failed');
      error.stack = `Error: failed\n    at load (https://app.example/${c}.js:1:2)`;
      throw error;
    }),
  },
  {
    id: 'err.reported',
    scope: 'page',
    during: (_root, secret) => reportError(new Error(`no order ${secret}`)),
  },
  {
    id: 'err.abort-reason',
    scope: 'page',
    during: async (_root, secret, kit) => {
      const controller = new AbortController();
      const asked = fetch(`${kit.api}/v1/slow`, { signal: controller.signal });
      controller.abort(new Error(`left the page of ${secret}`));
      await asked.catch((error: unknown) => reportError(error));
    },
  },
  {
    id: 'err.in-worker',
    scope: 'page',
    during: async (_root, secret) => {
      const source = `throw new Error(${JSON.stringify(`no file of ${secret}`)})`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      await new Promise((done) => worker.addEventListener('error', done, { once: true }));
      worker.terminate();
    },
  },
];

/** Errors that the browser words. */
const OF_BROWSER: readonly Channel[] = [
  // The browser quotes about ten signs of a long text: this long only, and the whole.
  { id: 'err.json', scope: 'page', during: reported((c) => JSON.parse(c.slice(0, 18))) },
  { id: 'err.selector', scope: 'page', during: reported((c) => document.querySelector(`[${c}`)) },
  {
    id: 'err.address',
    scope: 'page',
    during: async (_root, secret) => {
      await fetch(`https://[${secret}`).catch((error: unknown) => reportError(error));
    },
  },
  {
    id: 'err.attribute-name',
    scope: 'page',
    during: reported((c) => elementOf('p').setAttribute(`<${c}>`, '')),
  },
  {
    id: 'err.class-name',
    scope: 'page',
    during: reported((c) => elementOf('p').classList.add(`user ${c}`)),
  },
  {
    id: 'err.element-name',
    scope: 'page',
    during: reported((c) => customElements.define(`of ${c}`, class extends HTMLElement {})),
  },
];

/** Things that do not load. */
const NOT_LOADED: readonly Channel[] = [
  {
    id: 'err.image',
    html: () => '<div></div>',
    during: async (root, secret) => {
      const image = elementOf('img');
      const failed = new Promise((done) => image.addEventListener('error', done, { once: true }));
      image.src = `/missing/${secret}.html`;
      root.append(image);
      await failed;
    },
  },
  {
    id: 'err.script',
    html: () => '<div></div>',
    during: async (root, secret) => {
      const script = elementOf('script');
      const failed = new Promise((done) => script.addEventListener('error', done, { once: true }));
      script.src = `blob:${location.origin}/${secret}`;
      root.append(script);
      await failed;
    },
  },
  {
    id: 'err.policy-violation',
    scope: 'page',
    during: (_root, secret) => {
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          blockedURI: `https://elsewhere.example/${secret}`,
          documentURI: location.href,
          effectiveDirective: 'img-src',
          violatedDirective: 'img-src',
          originalPolicy: "img-src 'self'",
          disposition: 'enforce',
          statusCode: 200,
          bubbles: true,
        }),
      );
    },
  },
];

/** Errors that name what they are about. */
export const ERRORS: readonly Channel[] = [...OWN, ...OF_BROWSER, ...NOT_LOADED];
