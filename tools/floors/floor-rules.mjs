// Floors and walls: who may import whom at all. Made from the `floor:` tags and dependencies of the package.json files.
import { inside, TESTS } from './workspace.mjs';

/** A package's source imports only lower floors; tests may look up, for what they need to set up. */
export function floorRules(packages) {
  return packages.map((one) => ({
    name: 'lower-floors-only',
    comment: `${one.name} is on floor ${one.floor}: it imports only lower floors.`,
    severity: 'error',
    from: { path: `^${one.folder}/src/` },
    to: {
      path: inside(
        packages.filter((other) => other !== one && !(other.floor < one.floor)).map((p) => p.folder),
      ),
    },
  }));
}

/** What a project's source imports is among its `dependencies`: then its tarball works on its own. */
export function declaredRules(packages, apps) {
  const all = [...packages, ...apps];
  return all.map((one) => ({
    name: 'declared-only',
    comment: `${one.name} imports a package of ours that its package.json does not declare as a dependency.`,
    severity: 'error',
    from: { path: `^${one.folder}/`, pathNot: TESTS },
    to: {
      path: inside(
        all
          .filter((other) => other !== one && !one.dependencies.includes(other.name))
          .map((other) => other.folder),
      ),
    },
  }));
}

/** Rules that are the same for every project. */
export const WALL_RULES = [
  {
    name: 'by-name-only',
    comment: 'One project imports another by its package name, never by a relative path.',
    severity: 'error',
    from: { path: '^((?:packages|apps|tools)/[^/]+)/' },
    to: { path: '^(packages|apps)/', pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'packages-stand-alone',
    comment: 'A package imports neither apps nor tools: neither is in its tarball.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/' },
    to: { path: '^(apps|tools)/' },
  },
  {
    name: 'declared-only',
    comment: 'The import is not in package.json, or not installed.',
    severity: 'error',
    from: { path: '^(packages|apps)/[^/]+/src/' },
    // An address, as Vite gives it for a file: resolved by the build, which fails where the package is not declared.
    to: {
      dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'],
      pathNot: '^@scrim/recorder/worker\\?worker&url$',
    },
  },
  {
    name: 'no-dev-dependency-in-src',
    comment: 'A devDependency is not installed at the user: `src` cannot import it, unless it is a peer too.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer'] },
  },
  {
    name: 'no-cycles',
    comment: 'No file imports itself round a corner, types included.',
    severity: 'error',
    from: { path: '^(packages|apps|tools)/' },
    to: { circular: true },
  },
];
