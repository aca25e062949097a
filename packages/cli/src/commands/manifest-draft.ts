// `scrim manifest draft`: a first manifest to read, change and sign. Signs and publishes nothing; needs no key.
import { firstManifest } from '@scrim/crypto/keys';
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules/policy';
import type { Command } from 'commander';
import { parseOriginArgument, parseSiteArgument } from '../argument-values.ts';
import { readRecipients } from '../keys/public-keys.ts';
import { readPolicyFile } from '../sites/policy-file.ts';
import { printJson } from '../terminal/output.ts';

interface ManifestDraftOptions {
  readonly origin: readonly string[];
  readonly recipient: readonly string[];
  readonly policy?: string;
  readonly enabled?: boolean;
}

const EXAMPLES = `
Example:
  scrim manifest draft demo-shop --origin https://shop.example --recipient "$PUBLIC_KEY" > first.json`;

export function addManifestDraftCommand(parent: Command): void {
  parent
    .command('draft')
    .summary('print a first manifest, unsigned')
    .description(
      'Print version 1 of a manifest for a site that is yet to be added, unsigned, for 90 days from now. The next ' +
        'one of a site that is there: scrim manifest show <siteId> --next.',
    )
    .argument('<siteId>', '1 to 64 of A-Z a-z 0-9 . _ : -')
    .requiredOption('--origin <url...>', 'origins whose pages may record, such as https://shop.example')
    .requiredOption('--recipient <key...>', 'public keys or reading key files: 1 to 8 of one suite')
    .option('--policy <file>', 'masking policy, JSON (default: mask everything)')
    .option('--enabled', 'permit recording; without it the manifest enables nothing')
    .addHelpText('after', EXAMPLES)
    .action(draftManifest);
}

async function draftManifest(site: string, options: ManifestDraftOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const origins = [...new Set(options.origin.map(parseOriginArgument))];
  const recipients = await readRecipients(options.recipient, '--recipient');
  const { policy } =
    options.policy === undefined
      ? compilePolicy(DEFAULT_POLICY)
      : await readPolicyFile(options.policy, '--policy');
  const first = firstManifest({ siteId, origins, recipients, policy }, Date.now());
  await printJson({ ...first, settings: { ...first.settings, enabled: options.enabled === true } });
}
