// The format's test vectors as files: the same for a seed, and nothing else in the folder is touched.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { makeVectors } from '@scrim/crypto/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, SLIP } from './key-place.ts';
import { newFolder, runScrim } from './run-scrim.ts';

const SEED = '5eed'.repeat(16);
let folder: Awaited<ReturnType<typeof newFolder>>;
const vectors = (...args: string[]) => runScrim(['vectors', ...args], { cwd: folder.path });
const read = (name: string) => readFile(folder.file(name), 'utf8');

beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => folder.remove());

describe('vectors', () => {
  it('writes nine files and an index with the seed, the version and the hash of each; again the same', async () => {
    const { code, stdout, stderr } = await vectors('--out', 'set', '--seed', SEED);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const index = JSON.parse(await read('set/index.json'));
    expect(index).toMatchObject({ format: 'SSF1', formatVersion: 1, seed: SEED });
    expect(JSON.parse(stdout)).toEqual({ folder: 'set', ...index });
    expect(index.vectors).toHaveLength(9);
    const names = [...index.vectors.map(({ file }: { file: string }) => file), 'index.json'];
    expect((await readdir(folder.file('set'))).sort()).toEqual(names.sort());
    for (const { file, sha256 } of index.vectors) {
      expect(
        createHash('sha256')
          .update(await read(`set/${file}`))
          .digest('hex'),
      ).toBe(sha256);
    }
    // Onto the same files, and into another folder.
    const before = await read('set/index.json');
    await Promise.all([vectors('--out', 'set', '--seed', SEED), vectors('--out', 'other', '--seed', SEED)]);
    expect(await read('set/index.json')).toBe(before);
    expect(await read('other/index.json')).toBe(before);
  });

  it('writes what the crypto package makes, for everyone the same without a seed', async () => {
    await vectors('--out', 'default');
    const made = await makeVectors();
    for (const { name, json } of made) {
      expect(JSON.parse(await read(`default/${name}.json`))).toEqual(JSON.parse(JSON.stringify(json)));
    }
    expect(await read('default/card.json')).not.toBe(await read('set/card.json'));
  });

  it('refuses a folder that holds other files, and writes nothing into it', async () => {
    await mkdir(folder.file('full'));
    await writeFile(folder.file('full/mine.txt'), 'mine');
    expect(await vectors('--out', 'full')).toMatchObject(refusal('folder_not_empty'));
    expect(await readdir(folder.file('full'))).toEqual(['mine.txt']);
    expect(await vectors('--out', 'full/mine.txt')).toMatchObject(refusal('file_unreadable'));
  });

  it.each([
    ['of something else', '{"my":"data"}'],
    ['of no object', 'null'],
    ['of no JSON', 'mine mine'],
  ])('refuses a folder with an index.json %s, and leaves it as it was', async (_, text) => {
    const name = `index-${text.length}`;
    await mkdir(folder.file(name));
    await writeFile(folder.file(`${name}/index.json`), text);
    expect(await vectors('--out', name)).toMatchObject(refusal('folder_not_empty'));
    expect(await read(`${name}/index.json`)).toBe(text);
    expect(await readdir(folder.file(name))).toEqual(['index.json']);
  });

  it.each([
    ['a seed that is none', ['--out', 'none', '--seed', SLIP]],
    ['a seed too short', ['--out', 'none', '--seed', '5eed']],
    ['no folder', []],
  ])('is called wrongly with %s', async (_, args) => {
    const refused = await vectors(...args);
    expect(refused).toMatchObject(refusal('usage', 2));
    expect(refused.stderr).not.toContain(SLIP);
  });
});
