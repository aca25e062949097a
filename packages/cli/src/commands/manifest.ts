// `scrim manifest …`: the commands around signed manifests, together.
import type { Command } from 'commander';
import { addManifestDraftCommand } from './manifest-draft.ts';
import { addManifestGrantCommand } from './manifest-grant.ts';
import { addManifestPublishCommand } from './manifest-publish.ts';
import { addManifestShowCommand } from './manifest-show.ts';
import { addManifestSignCommand } from './manifest-sign.ts';
import { addManifestVerifyCommand } from './manifest-verify.ts';

export function addManifestCommands(program: Command): void {
  const manifest = program
    .command('manifest')
    .description(
      "Show, grant, sign, verify and publish signed manifests: a site's settings, policy and readers.",
    );
  addManifestShowCommand(manifest);
  addManifestDraftCommand(manifest);
  addManifestGrantCommand(manifest);
  addManifestSignCommand(manifest);
  addManifestVerifyCommand(manifest);
  addManifestPublishCommand(manifest);
}
