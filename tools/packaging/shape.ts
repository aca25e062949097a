// The shape every package.json has in this house. Says each difference in a sentence; changes nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from './manifest.ts';

const DOOR_CONDITIONS = ['@scrim/source', 'types', 'default'];
const FILES = ['dist', 'src', '!dist/.tsbuildinfo'];

/** @returns what differs from the house shape, one sentence each */
export function shapeProblems(manifest: Manifest, folder: string): string[] {
  return [...fieldProblems(manifest, folder), ...doorProblems(manifest, folder), ...tagProblems(manifest)];
}

function fieldProblems(manifest: Manifest, folder: string): string[] {
  const expected: [keyof Manifest, unknown][] = [
    ['name', `@scrim/${path.basename(folder)}`],
    ['license', 'MIT'],
    ['type', 'module'],
    ['private', undefined],
    ['engines', { node: '>=22.18' }],
    ['files', FILES],
  ];
  const wrong = expected
    .filter(([field, value]) => JSON.stringify(manifest[field]) !== JSON.stringify(value))
    .map(([field, value]) => `"${field}" must be ${JSON.stringify(value) ?? 'absent'}`);
  if (!isDoorsEffects(manifest))
    wrong.push('"sideEffects" must be false, or list files of doors that are imported for their effect');
  if (!/^\d+\.\d+\.\d+/.test(String(manifest.version))) wrong.push('"version" must be a version');
  if (typeof manifest.description !== 'string' || manifest.description.length < 20)
    wrong.push('"description" must say what the package is for');
  if (!existsSync(path.join(folder, 'README.md'))) wrong.push('README.md is missing');
  return wrong;
}

/** Bundlers drop modules that are imported for their effect alone, unless this field names them. */
function isDoorsEffects({ sideEffects, exports }: Manifest): boolean {
  if (sideEffects === false) return true;
  if (!Array.isArray(sideEffects) || sideEffects.length === 0) return false;
  const files = Object.values(exports ?? {}).flatMap((door) =>
    typeof door === 'string' ? [] : [door['@scrim/source'], door.default],
  );
  return sideEffects.every((file) => files.includes(file));
}

function doorProblems(manifest: Manifest, folder: string): string[] {
  const doors = Object.entries(manifest.exports ?? {});
  if (doors.length === 0) return ['"exports" must name at least one door'];
  return doors.flatMap(([door, target]) => {
    if (typeof target === 'string')
      return door === './package.json' ? [] : [`the door "${door}" must have ${DOOR_CONDITIONS.join(', ')}`];
    return [...conditionProblems(door, target), ...targetProblems(door, target, folder)];
  });
}

function conditionProblems(door: string, target: Readonly<Record<string, string>>): string[] {
  const found = Object.keys(target).join(', ');
  const expected = DOOR_CONDITIONS.join(', ');
  return found === expected
    ? []
    : [`the door "${door}" must have ${expected}, in this order; it has ${found}`];
}

function targetProblems(door: string, target: Readonly<Record<string, string>>, folder: string): string[] {
  return Object.values(target)
    .filter((file) => !existsSync(path.join(folder, file)))
    .map((file) => `the door "${door}" points at ${file}, which is not there`);
}

function tagProblems(manifest: Manifest): string[] {
  const tags = manifest.nx?.tags ?? [];
  return [
    ...(tags.some((tag) => /^floor:\d$/.test(tag)) ? [] : ['"nx.tags" must have a floor, as "floor:1"']),
    ...(tags.some((tag) => /^runs:(anywhere|browser|server)$/.test(tag))
      ? []
      : ['"nx.tags" must say where it runs, as "runs:anywhere"']),
  ];
}
