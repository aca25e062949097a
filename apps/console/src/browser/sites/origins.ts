// Origins as people type them: one a line, or with commas. What is signed is what browsers write.

/** What became of a text: the origins in it, or the first thing that is wrong. */
export type OriginsRead =
  | { readonly origins: readonly string[]; readonly problem: null }
  | { readonly origins: null; readonly problem: string };

const MAX_ORIGINS = 100;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Reads origins; the problem is a sentence for people. */
export function readOrigins(text: string): OriginsRead {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0) return wrong('Name at least one, such as https://shop.example');
  const origins = new Set<string>();
  for (const part of parts) {
    const url = URL.parse(part);
    if (url === null || !/^https?:$/.test(url.protocol)) {
      return wrong(`“${part}” is no origin. Write it with its scheme, such as https://shop.example`);
    }
    if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
      return wrong(`“${part}” is not https. Browsers encrypt only on https pages, and on your own machine.`);
    }
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
      return wrong(`“${part}” has more than an origin. Leave out what follows: ${url.origin}`);
    }
    origins.add(url.origin);
  }
  if (origins.size > MAX_ORIGINS) return wrong(`At most ${MAX_ORIGINS} fit.`);
  return { origins: [...origins], problem: null };
}

const wrong = (problem: string): OriginsRead => ({ origins: null, problem });
