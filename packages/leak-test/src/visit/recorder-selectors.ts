// Selectors of Chrome's Recorder as selectors of Playwright's: aria/, text/, xpath/, pierce/ and CSS.

/** Each alternative as a chain from the outside in; all of them, in the recording's order. */
export function waysOf(selectors: readonly (string | readonly string[])[]): (readonly string[])[] {
  return selectors.flatMap((selector) => chainsOf(typeof selector === 'string' ? [selector] : selector));
}

/** Every part of a chain has one reading, but for names without a role: those have several. */
function chainsOf(parts: readonly string[]): string[][] {
  return parts.reduce<string[][]>(
    (chains, part) => chains.flatMap((chain) => readingsOf(part).map((reading) => [...chain, reading])),
    [[]],
  );
}

function readingsOf(part: string): string[] {
  if (part.startsWith('aria/')) return ariaReadings(part.slice('aria/'.length));
  if (part.startsWith('text/')) return [`text=${JSON.stringify(part.slice('text/'.length))}`];
  if (part.startsWith('xpath/')) return [`xpath=${part.slice('xpath/'.length)}`];
  // Playwright's CSS looks into open shadow roots anyway.
  if (part.startsWith('pierce/')) return [`css=${part.slice('pierce/'.length)}`];
  return [`css=${part}`];
}

/** `aria/Name[role="button"]`; the name or the role may be missing. */
const ROLE = /\[\s*role\s*=\s*["'](?<role>[\w-]+)["']\s*\]\s*$/;

function ariaReadings(written: string): string[] {
  const role = ROLE.exec(written)?.groups?.role;
  const name = written.replace(ROLE, '').trim();
  const quoted = JSON.stringify(name);
  if (role !== undefined) return [name === '' ? `role=${role}` : `role=${role}[name=${quoted}s]`];
  return NAMED_BY.map((reading) => reading(quoted));
}

/** What can give an element the name that assistive technology tells; the commonest first. */
const NAMED_BY: readonly ((quoted: string) => string)[] = [
  (quoted) => `role=button[name=${quoted}s]`,
  (quoted) => `role=link[name=${quoted}s]`,
  (quoted) => `internal:label=${quoted}s`,
  (quoted) => `role=textbox[name=${quoted}s]`,
  (quoted) => `[aria-label=${quoted}]`,
  (quoted) => `[placeholder=${quoted}]`,
  (quoted) => `[title=${quoted}]`,
  (quoted) => `[alt=${quoted}]`,
  (quoted) => `text=${quoted}`,
];
