// Tells the player's document which origin may send it a recording. Written once, from settings, never from a request.
import type { BuiltFile } from './read-built-files.ts';

const PLACE = /<meta name="scrim-console" content="[^"]*"/;

/** Writes the console's origin into the player's document. @returns false when it has no place for it. */
export function fillPlayerDocument(files: Map<string, BuiltFile>, consoleOrigin: string): boolean {
  const document = files.get('/index.html');
  if (document === undefined) return false;
  const html = typeof document.body === 'string' ? document.body : new TextDecoder().decode(document.body);
  if (!PLACE.test(html)) return false;
  // An origin holds no quote and no ampersand: URL made it.
  const body = html.replace(PLACE, () => `<meta name="scrim-console" content="${consoleOrigin}"`);
  files.set('/index.html', { ...document, body });
  return true;
}
