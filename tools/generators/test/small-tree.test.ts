// What the generator writes, seen in a virtual tree; nothing touches the disk.
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { generatePackage } from '../package/generate-package.mjs';

const read = (tree: ReturnType<typeof createTreeWithEmptyWorkspace>, file: string) =>
  tree.read(file, 'utf8') ?? '';

describe('a generated package', () => {
  it('has its name, floor and place, and every file of the house', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await generatePackage(tree, { name: 'heat-map', floor: 3, runs: 'server', skipInstall: true });
    const manifest = JSON.parse(read(tree, 'packages/heat-map/package.json'));
    expect(manifest.name).toBe('@scrim/heat-map');
    expect(manifest.nx.tags).toEqual(['floor:3', 'runs:server']);
    expect(manifest.scripts).not.toHaveProperty('test:browser');
    for (const file of [
      'tsconfig.json',
      'README.md',
      'src/index.ts',
      'test/tsconfig.json',
      'test/heat-map.test.ts',
      'test/consumer.mjs',
    ])
      expect(tree.exists(`packages/heat-map/${file}`), file).toBe(true);
    expect(read(tree, 'packages/heat-map/test/heat-map.test.ts')).toContain("from '@scrim/heat-map'");
  });

  it('that runs in a browser is tested in one', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await generatePackage(tree, { name: 'heat-map', floor: 3, runs: 'browser', skipInstall: true });
    expect(JSON.parse(read(tree, 'packages/heat-map/package.json')).scripts).toHaveProperty('test:browser');
    expect(tree.exists('packages/heat-map/test/heat-map.browser.test.ts')).toBe(true);
  });

  it('is neither an attic nor written over another', async () => {
    const tree = createTreeWithEmptyWorkspace();
    const options = { floor: 1, runs: 'anywhere', skipInstall: true } as const;
    await expect(generatePackage(tree, { name: 'utils', ...options })).rejects.toThrow(TypeError);
    await generatePackage(tree, { name: 'once', ...options });
    await expect(generatePackage(tree, { name: 'once', ...options })).rejects.toThrow('which is there');
  });
});
