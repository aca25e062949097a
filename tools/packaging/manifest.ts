// A package.json as the checks read it: any field may be missing or of the wrong kind.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the checks look at in a package.json. */
export interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly description?: unknown;
  readonly license?: unknown;
  readonly type?: unknown;
  readonly private?: unknown;
  readonly sideEffects?: unknown;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>> | string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly nx?: { readonly tags?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Reads the package.json of a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The doors a user can import, as `.` or `./seal`; `./package.json` is none. */
export function doorsOf(manifest: Manifest): string[] {
  return Object.keys(manifest.exports ?? {}).filter((door) => door !== './package.json');
}
