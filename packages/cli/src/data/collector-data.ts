// The collector's data folder, opened for one command and closed after it, whatever happens.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';

export interface DataOptions {
  readonly data?: string;
}

/** Where the demo keeps it, below the current folder. */
const DEFAULT_FOLDER = join('.scrim', 'collector');

export function addDataOption(command: Command): Command {
  return command.option(
    '--data <dir>',
    `the collector's data folder (else SCRIM_DATA, else ${DEFAULT_FOLDER})`,
  );
}

/**
 * Works in the data folder; a folder that holds no collector's data is made only when `create` says so.
 *
 * @throws ScrimError `data_missing`, and those of the stores
 */
export async function withCollector<T>(
  { data, create = false }: DataOptions & { readonly create?: boolean },
  work: (collector: EmbeddedCollector) => Promise<T>,
): Promise<T> {
  const folder = data ?? (process.env.SCRIM_DATA || DEFAULT_FOLDER);
  // Only now: what needs no store should not wait for it to load.
  const { dataFolderLayout, openEmbedded } = await import('@scrim/collector/embedded');
  if (!create && !existsSync(dataFolderLayout(folder).store)) throw missing(folder);
  const collector = await openEmbedded({ folder });
  try {
    return await work(collector);
  } finally {
    await collector.close();
  }
}

const missing = (folder: string) =>
  new ScrimError('data_missing', `The folder ${folder} holds no collector's data.`, {
    hint: 'Name it with --data or SCRIM_DATA; `scrim site add` makes a new one.',
  });
