// Opens a sealed file offline, for whoever holds its psk. Touches no store, logs nothing, and tells a refusal by the
// format's code alone.
import { SealedFormatError } from '@scrim/crypto/format';
import { type ExpectedBinding, openSealedFile } from '@scrim/crypto/open';
import {
  parseGenArgument,
  parsePskArgument,
  parseSessionArgument,
  parseSiteArgument,
} from '../argument-values.ts';
import { loadReadingKey } from '../keys/key-files.ts';
import { type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { readInput } from '../read-input.ts';
import { SealedFileRefusal, UsageError } from '../terminal/failure.ts';
import { printReport } from '../terminal/output.ts';
import { printOpened } from './print-opened.ts';

export interface OpenFileOptions extends UnlockOptions {
  readonly key: string;
  readonly psk?: string;
  readonly site?: string;
  readonly sid?: string;
  readonly gen?: string;
}

/** @throws SealedFileRefusal with the format's code; UsageError; ScrimError `file_unreadable` and those of the key */
export async function openFile(path: string, options: OpenFileOptions): Promise<void> {
  if (options.psk === undefined) throw new UsageError('--psk: required to open a sealed file');
  const psk = parsePskArgument(options.psk);
  const expect = parseExpected(options);
  const key = await loadReadingKey(options.key, unlockingOf(options));
  try {
    await printReport(await printOpened(openSealedFile(readInput(path, '<session>'), { key, psk, expect })));
  } catch (error) {
    throw error instanceof SealedFormatError ? new SealedFileRefusal(error.code) : error;
  }
}

function parseExpected({ site, sid, gen }: OpenFileOptions): ExpectedBinding {
  return {
    ...(site === undefined ? {} : { siteId: parseSiteArgument(site, '--site') }),
    ...(sid === undefined ? {} : { sid: parseSessionArgument(sid, '--sid') }),
    ...(gen === undefined ? {} : { gen: parseGenArgument(gen) }),
  };
}
