// Keys: which doors of `@scrim/crypto` each package may import. This table is the `keys` column of
// docs/architecture.md; a package that is not in it may import none.
import { escaped } from './workspace.mjs';

const ALL = ['format', 'seal', 'open', 'manifest', 'keys', 'providers', 'worker'];

/** @type {Record<string, string[]>} */
export const KEY_DOORS = {
  // public keys only
  recorder: ['format', 'seal', 'manifest', 'worker'],
  // sign and unwrap through a provider
  consent: ['keys', 'providers'],
  'access-control': ['keys', 'providers'],
  erasure: ['format', 'keys', 'providers'],
  'dsr-tools': ['keys', 'providers'],
  // none of its own: checks shapes and signatures, and is handed a provider
  collector: ['format', 'manifest', 'providers'],
  // private
  replay: ['format', 'keys', 'manifest', 'open'],
  'leak-test': ALL,
  // `scrim vectors` writes them for other implementations
  cli: [...ALL, 'vectors'],
};

/** One rule for each package but crypto itself: its source imports only the doors of its row. */
export function keyRules(packages) {
  return packages
    .filter((one) => one.folder !== 'packages/crypto')
    .map((one) => {
      const doors = KEY_DOORS[one.folder.replace('packages/', '')] ?? [];
      const allowed =
        doors.length === 0 ? '^$' : `^packages/crypto/src/(${doors.map(escaped).join('|')})\\.ts$`;
      return {
        name: 'keys-column',
        comment: `${one.name} may import ${doors.length === 0 ? 'no door' : `only ${doors.join(', ')}`} of @scrim/crypto.`,
        severity: 'error',
        from: { path: `^${one.folder}/src/` },
        to: { path: '^packages/crypto/src/', pathNot: allowed },
      };
    });
}
