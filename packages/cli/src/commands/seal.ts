// `scrim seal`: makes a sealed file from events, for whoever tests the format. It records nobody and stores nothing.
import { writeFile } from 'node:fs/promises';
import { keyIdOf } from '@scrim/crypto/format';
import { encodeBase64Url, type Recipient, ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parsePskArgument, parsePublicKeyText } from '../argument-values.ts';
import { readInput } from '../read-input.ts';
import { sealEvents } from '../sealing/seal-events.ts';
import { UsageError } from '../terminal/failure.ts';
import { print, printReport } from '../terminal/output.ts';

interface SealOptions {
  readonly to: readonly string[];
  readonly psk: string;
  readonly events: string;
  readonly out: string;
}

export function addSealCommand(parent: Command): void {
  parent
    .command('seal')
    .summary('seal events into a file')
    .description(
      'Seal events into a file that only the recipients can open: one epoch with random ids, site local, ' +
        'generation 0, consent basis none, policy none. For testing the format; a recording needs a page. ' +
        'Ids and counts go to stderr as one line of JSON. Bad input leaves no file behind.',
    )
    .requiredOption('--to <publicKey...>', 'public keys of suite 1, base64url or hex, 1 to 8')
    .requiredOption('--psk <hex>', '32 bytes')
    .requiredOption('--events <file>', 'one JSON object a line; - for stdin')
    .requiredOption('--out <file>', 'the sealed file; - for stdout')
    .action(sealFile);
}

async function sealFile({ to, psk, events, out }: SealOptions): Promise<void> {
  const recipients = to.map(parseRecipient);
  const sealed = await sealEvents(readInput(events, '--events'), { recipients, psk: parsePskArgument(psk) });
  if (out === '-') await print(sealed.bytes);
  else await writeSealed(out, sealed.bytes);
  const { sid, chunks, bytes } = sealed;
  await printReport({ siteId: 'local', sid, gen: 0, chunks, events: sealed.events, bytes: bytes.length });
}

function parseRecipient(text: string): Recipient {
  const publicKey = parsePublicKeyText(text);
  if (publicKey === null) throw new UsageError('--to: expected 32 bytes as base64url or hex');
  return { suite: 1, pk: encodeBase64Url(publicKey), kid: keyIdOf(1, publicKey) };
}

async function writeSealed(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw new ScrimError('file_unwritable', `The file ${path} cannot be written.`, { cause });
  }
}
