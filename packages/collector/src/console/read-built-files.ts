// Reads a built folder into a map from path to bytes. What is not a plain file in it, links included, cannot be asked for.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ScrimError } from '@scrim/protocol';
import { getMimeType } from 'hono/utils/mime';

/** What is answered for a path. */
export interface BuiltFile {
  readonly body: Uint8Array<ArrayBuffer> | string;
  readonly type: string;
}

/** @throws ScrimError `console_missing` when the folder has no `index.html`. */
export async function readBuiltFiles(folder: string): Promise<Map<string, BuiltFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, BuiltFile]> => {
      const body = new Uint8Array(await readFile(path));
      const type = getMimeType(path) ?? 'application/octet-stream';
      return [`/${relative(folder, path).split(sep).join('/')}`, { body, type }];
    }),
  );
  const built = new Map(files);
  if (!built.has('/index.html')) throw consoleMissing();
  return built;
}

/** The error of a folder that holds no built console. */
export const consoleMissing = (): ScrimError =>
  new ScrimError('console_missing', 'The built console is not in the folder.', {
    hint: 'In a checkout build it: npx -y pnpm@12.21.0 nx build @scrim/console.',
  });
