// All rules for the repository in the working folder, as dependency-cruiser reads them.
import { declaredRules, floorRules, WALL_RULES } from './floor-rules.mjs';
import { keyRules } from './key-rules.mjs';
import { NAME_RULES } from './name-rules.mjs';
import { OPENING_RULES, pageRules } from './place-rules.mjs';
import { readProjects } from './workspace.mjs';

/** How files are found and read: through the source condition, types included. */
export const CRUISE_OPTIONS = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|\\.results|\\.types|\\.nx|\\.vite)/' },
  tsPreCompilationDeps: true,
  combinedDependencies: false,
  enhancedResolveOptions: {
    conditionNames: ['@scrim/source', 'import', 'types', 'default'],
    exportsFields: ['exports'],
    extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
  },
};

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
export function rulesFor(root) {
  const packages = readProjects(root, 'packages');
  const apps = readProjects(root, 'apps');
  return [
    ...floorRules(packages),
    ...declaredRules(packages, apps),
    ...WALL_RULES,
    ...OPENING_RULES,
    ...pageRules(packages),
    ...keyRules(packages),
    ...NAME_RULES,
  ];
}

export default { forbidden: rulesFor(process.cwd()), options: CRUISE_OPTIONS };
