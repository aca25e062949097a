// Starts workers under Trusted Types: the console's policy forbids any script URL that did not pass here.
interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: Partial<Record<'createScriptURL' | 'createHTML', (text: string) => string>>,
  ): ScriptUrlPolicy;
}

/** Where the build puts scripts; `/src/` and the like are the development server's. */
const OWN_SCRIPT = import.meta.env.DEV ? /^\// : /^\/assets\/[\w.-]+\.js$/;

function ownScript(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  if (origin !== location.origin || !OWN_SCRIPT.test(pathname)) throw new TypeError('not a script of ours');
  return url;
}

function createPolicies(): ScriptUrlPolicy {
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  if (factory === undefined) return { createScriptURL: ownScript };
  // react-aria empties its live region by `innerHTML = ''`. That one string, and no other, is let through.
  factory.createPolicy('default', {
    createHTML: (html) => {
      if (html !== '') throw new TypeError('no HTML from strings');
      return '';
    },
  });
  return factory.createPolicy('scrim', { createScriptURL: ownScript });
}

const policy = createPolicies();

/**
 * Starts a worker of ours.
 *
 * @param url from an import with `?worker&url`, so that the build makes it a file of its own.
 * @throws TypeError for any other script.
 */
export function startWorker(url: string, name: string): Worker {
  return new Worker(policy.createScriptURL(url), { type: 'module', name });
}
