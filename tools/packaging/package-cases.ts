// Everything that is checked of one package before it may be published. Later checks need the earlier ones: without
// a tarball there is nothing to install, and each of them is then reported as not done.
import path from 'node:path';
import {
  importProblems,
  installAlone,
  installPeers,
  lacksPeer,
  programProblems,
  useProblems,
} from './installed.ts';
import { doorsOf, type Manifest, readManifest } from './manifest.ts';
import { publintProblems, typeProblems } from './published.ts';
import type { Case } from './report.ts';
import { shapeProblems } from './shape.ts';
import { pack, TARBALL, tarballProblems } from './tarball.ts';

/** Checks the package in `folder`, which has been built. */
export async function checkPackage(folder: string): Promise<Case[]> {
  const manifest = readManifest(folder);
  const shape = { name: 'package.json has the house shape', problems: shapeProblems(manifest, folder) };
  const packed = await pack(folder, path.resolve(folder, TARBALL));
  if (packed.length > 0)
    return [shape, { name: 'packs what it should', problems: packed }, notDone('is used from its tarball')];
  return [
    shape,
    { name: 'packs what it should', problems: await tarballProblems(folder) },
    { name: 'publint finds nothing', problems: await publintProblems(folder) },
    { name: 'its types are found', problems: await typeProblems(folder, manifest) },
    ...(await installedCases(folder, manifest)),
  ];
}

async function installedCases(folder: string, manifest: Manifest): Promise<Case[]> {
  const name = String(manifest.name);
  const installed = await installAlone(folder);
  try {
    const install = { name: 'installs with its own dependencies alone', problems: installed.problems };
    if (installed.problems.length > 0) return [install, notDone('is used where it was installed')];
    const cases: Case[] = [install];
    for (const door of doorsOf(manifest)) {
      let problems = await importProblems(installed, name, door);
      // The main door is everybody's; others may be for those who have the peer.
      if (door !== '.' && lacksPeer(problems, manifest)) {
        problems = await installPeers(installed, manifest, folder);
        if (problems.length === 0) problems = await importProblems(installed, name, door);
      }
      cases.push({ name: `the door ${door} is imported`, problems });
    }
    if (manifest.bin !== undefined)
      cases.push({ name: 'its program answers', problems: await programProblems(installed, manifest) });
    cases.push({ name: 'is used where it was installed', problems: await useProblems(installed, folder) });
    return cases;
  } finally {
    installed.remove();
  }
}

const notDone = (name: string): Case => ({ name, problems: ['not done: what it needs failed before'] });
