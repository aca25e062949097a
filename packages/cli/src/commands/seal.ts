// `scrim seal`: makes a sealed file from events, for whoever tests the format. It records nobody and stores nothing.
import type { Command } from 'commander';
import { parsePskArgument } from '../argument-values.ts';
import { readRecipients } from '../keys/public-keys.ts';
import { readInput } from '../read-input.ts';
import { sealEvents } from '../sealing/seal-events.ts';
import { checkOutput, writeOutput } from '../sealing/sealed-output.ts';
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
        'Ids and counts go to stderr as one line of JSON. What fails leaves no file behind and an older one as it was.',
    )
    .requiredOption(
      '--to <key...>',
      'public keys (base64url or hex) or reading key files: 1 to 8 of one suite',
    )
    .requiredOption('--psk <hex>', '32 bytes')
    .requiredOption('--events <file>', 'one JSON object a line; - for stdin')
    .requiredOption('--out <file>', 'the sealed file, an older one is replaced; - for stdout')
    .action(sealFile);
}

async function sealFile({ to, psk, events, out }: SealOptions): Promise<void> {
  const keys = { recipients: await readRecipients(to, '--to'), psk: parsePskArgument(psk) };
  if (out !== '-') await checkOutput(out, events);
  const sealed = await sealEvents(readInput(events, '--events'), keys);
  if (out === '-') await print(sealed.bytes);
  else await writeOutput(out, sealed.bytes);
  const { sid, chunks, bytes } = sealed;
  await printReport({ siteId: 'local', sid, gen: 0, chunks, events: sealed.events, bytes: bytes.length });
}
