// `scrim key split`: shares of a private key in a file each, for as many holders. All of them are made or none stays.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { splitKey } from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { loadKeyPair } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { requireNoFile, writeNewPrivateFile } from '../keys/text-file.ts';
import { addUnlockOptions, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface KeySplitOptions extends UnlockOptions {
  readonly shares: string;
  readonly threshold: string;
  readonly out: string;
}

const STILL_WHOLE =
  'The file that was split is still there and still opens alone. Join the shares once, to be sure of them, before you ' +
  'delete it and its copies.';

const EXAMPLES = `
Fewer shares than the threshold show nothing of the key. A share is not under a passphrase: give each to
one holder, and delete it here.

Examples:
  scrim key split reading.key.json --shares 5 --threshold 3 --out shares
  scrim key join a.json b.json c.json --out joined.key.json`;

export function addKeySplitCommand(parent: Command): void {
  const command = parent
    .command('split')
    .summary('split a key into shares')
    .description(
      'Split a private key into shares, a file each (0600, never written over), of which so many as the threshold ' +
        'says give it back.',
    )
    .argument('<file>', 'a key file, an age file, or a plain private JWK')
    .requiredOption('--shares <n>', 'how many are made, 2 to 255')
    .requiredOption('--threshold <k>', 'how many of them give the key, 2 to n')
    .requiredOption('--out <folder>', 'where the files go');
  addUnlockOptions(command).addHelpText('after', EXAMPLES).action(splitFile);
}

async function splitFile(file: string, options: KeySplitOptions): Promise<void> {
  const shares = parseCount(options.shares, '--shares', 255);
  const threshold = parseCount(options.threshold, '--threshold', shares);
  const files = Array.from({ length: shares }, (_, at) =>
    join(options.out, `key-share-${at + 1}-of-${shares}.json`),
  );
  files.forEach(requireNoFile);
  const pair = await loadKeyPair(file, '<file>', unlockingOf(options));
  await writeAll(files, await splitKey(pair, { shares, threshold }));
  await printJson({ ...keyLine(pair), shares, threshold, files, wholeFile: STILL_WHOLE });
}

/** @throws UsageError */
function parseCount(text: string, argument: string, most: number): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 2 || count > most) {
    throw new UsageError(
      `${argument}: expected a whole number from 2 to ${argument === '--shares' ? 255 : '--shares'}`,
    );
  }
  return count;
}

/** Shares without the rest would be secrets of no use. */
async function writeAll(files: readonly string[], texts: readonly string[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const [at, file] of files.entries()) {
      await writeNewPrivateFile(file, texts[at] ?? '');
      written.push(file);
    }
  } catch (error) {
    await Promise.all(written.map((file) => rm(file, { force: true })));
    throw error;
  }
}
