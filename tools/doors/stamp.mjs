// Whether node_modules is what the lock file and the package.json files ask for, told in milliseconds: a hash of
// them, kept inside node_modules by the setup that filled it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['packages', 'apps', 'tools'];

/** Every project folder of the workspace, relative to the root. */
export function projectFolders(root) {
  return FOLDERS.flatMap((group) =>
    existsSync(path.join(root, group))
      ? readdirSync(path.join(root, group))
          .map((name) => `${group}/${name}`)
          .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
          .sort()
      : [],
  );
}

/** The hash of all that decides what node_modules holds. */
export function installStamp(root, pnpmVersion) {
  const hash = createHash('sha256').update(`${pnpmVersion} ${process.platform} ${process.arch}`);
  const manifests = projectFolders(root).map((folder) => `${folder}/package.json`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests])
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

const stampFile = (root) => path.join(root, 'node_modules', '.scrim-setup', 'stamp.json');

/** What the last finished setup left, or null. */
export function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return null;
  }
}

/** Remembers a finished setup. */
export function writeStamp(root, stamp) {
  mkdirSync(path.dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), JSON.stringify(stamp));
}
