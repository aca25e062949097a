// `scrim key …`: the commands around keys, together.
import type { Command } from 'commander';
import { addKeyIdentityCommand } from './key-identity.ts';
import { addKeyInspectCommand } from './key-inspect.ts';
import { addKeyJoinCommand } from './key-join.ts';
import { addKeyNewCommand } from './key-new.ts';
import { addKeyProtectCommand } from './key-protect.ts';
import { addKeyRevokeCommand } from './key-revoke.ts';
import { addKeyRotateCommand } from './key-rotate.ts';
import { addKeySplitCommand } from './key-split.ts';

export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('Make, keep, share and replace keys.');
  addKeyNewCommand(key);
  addKeyIdentityCommand(key);
  addKeyProtectCommand(key);
  addKeyInspectCommand(key);
  addKeySplitCommand(key);
  addKeyJoinCommand(key);
  addKeyRotateCommand(key);
  addKeyRevokeCommand(key);
}
