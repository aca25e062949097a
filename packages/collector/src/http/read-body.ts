// Reads a request's body as its route says. What is wrong is named by our own field names, never by a value.
import { ProblemError, type Route } from '@scrim/protocol/routes';

/** @throws ProblemError `body_malformed` */
export async function readBody(route: Route<unknown>, request: Request): Promise<unknown> {
  if (route.reads === 'nothing') return undefined;
  if (route.reads === 'bytes') return new Uint8Array(await request.arrayBuffer());
  const parsed = route.schema?.safeParse(await readJson(request));
  if (parsed === undefined) throw new TypeError(`route ${route.path}: expected a schema for a json body`);
  if (!parsed.success) throw new ProblemError('body_malformed', fieldNames(parsed.error.issues));
  return parsed.data;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new ProblemError('body_malformed');
  }
}

/** Names that our schemas define; a number is an array's index, and a foreign key never appears in a path. */
export function fieldNames(issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] {
  return [...new Set(issues.map(({ path }) => path.map(String).join('.')))].slice(0, 20);
}
