// `scrim vectors`: the test vectors of the sealed session format as files, for whoever writes another implementation.
// Everything in them is public: nothing may ever be sealed with a key from here.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSeedArgument } from '../argument-values.ts';
import { printJson } from '../terminal/output.ts';
import { packageVersion } from '../version.ts';

interface VectorsOptions {
  readonly out: string;
  readonly seed?: string;
}

const EXAMPLES = `
The same seed gives the same bytes, everywhere. index.json has the seed, the version of the format and the
SHA-256 of each file. Everything in the files is public, private keys included: never seal with them.

Examples:
  scrim vectors --out vectors
  scrim vectors --out vectors --seed 00000000000000000000000000000000000000000000000000000000000000ff`;

export function addVectorsCommand(parent: Command): void {
  parent
    .command('vectors')
    .summary("write the format's test vectors")
    .description(
      'Write the test vectors of the sealed session format (SSF1) and an index into a folder that is empty or holds ' +
        'older ones, which are replaced.',
    )
    .requiredOption('--out <folder>', 'where the files go')
    .option('--seed <hex>', '32 bytes that all chance in them comes from (default: one for everyone)')
    .addHelpText('after', EXAMPLES)
    .action(writeVectors);
}

async function writeVectors({ out, seed }: VectorsOptions): Promise<void> {
  const bytes = seed === undefined ? DEFAULT_SEED : parseSeedArgument(seed);
  // Only now: the algorithms of every suite come with it.
  const { makeVectors } = await import('@scrim/crypto/vectors');
  const vectors = await makeVectors({ seed: bytes });
  const files = vectors.map(({ name, json }) => ({ file: `${name}.json`, text: textOf(json) }));
  const index = {
    format: 'SSF1',
    formatVersion: 1,
    seed: Buffer.from(bytes).toString('hex'),
    madeBy: { name: '@scrim/cli', version: packageVersion() },
    warning: 'The private keys in these files are public. Never seal anything to them.',
    vectors: files.map(({ file, text }) => ({ file, sha256: hashOf(text) })),
  };
  await requireOwnFolder(out, [INDEX, ...files.map(({ file }) => file)]);
  await writeAll(out, [...files, { file: INDEX, text: textOf(index) }]);
  await printJson({ folder: out, ...index });
}

const INDEX = 'index.json';
/** Without a seed everyone gets the same files, to compare; the default of `makeVectors`, named for the index. */
const DEFAULT_SEED = Uint8Array.from(createHash('sha256').update('ssf1 test vectors').digest());

const textOf = (value: object) => `${JSON.stringify(value, null, 1)}\n`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** @throws ScrimError `folder_not_empty`, `file_unreadable` */
async function requireOwnFolder(folder: string, names: readonly string[]): Promise<void> {
  const there = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new ScrimError('file_unreadable', 'The folder of --out cannot be read.', { cause });
  });
  const isOurs = there.every((name) => names.includes(name)) && (await isOurIndex(join(folder, INDEX)));
  if (isOurs) return;
  throw new ScrimError('folder_not_empty', 'The folder of --out holds other files.', {
    hint: 'Name a new one.',
  });
}

/** Many a folder holds an index.json. One that is not there yet is ours. */
async function isOurIndex(path: string): Promise<boolean> {
  try {
    const { format } = JSON.parse(await readFile(path, 'utf8')) as { readonly format?: unknown };
    return format === 'SSF1';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** The index last: without one a set is not whole. */
async function writeAll(
  folder: string,
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { file, text } of files) await writeFile(join(folder, file), text);
  } catch (cause) {
    throw new ScrimError('file_unwritable', 'The folder of --out cannot be written to.', { cause });
  }
}
