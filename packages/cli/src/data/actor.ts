// Who the audit log names. The command line knows people only by the account they use: whoever can read the data
// folder can claim any name, and the README says so.
import { userInfo } from 'node:os';
import type { Actor } from '@scrim/access-control';
import type { Command } from 'commander';
import { UsageError } from '../terminal/failure.ts';

export interface ActorOptions {
  readonly actor?: string;
}

export function addActorOption(command: Command): Command {
  return command.option('--actor <name>', 'who does this, for the audit log (else your account name)');
}

/** Nothing that hides in a line of the log, or reorders it. */
const NAME = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,100}$/u;

/** @throws UsageError for a name that is not one visible line of 1–100 characters. */
export function actorOf({ actor }: ActorOptions, role: Actor['role']): Actor {
  const id = actor ?? accountName();
  if (!NAME.test(id) || id.trim() === '') {
    throw new UsageError('--actor: expected 1 to 100 visible characters');
  }
  return { id, role };
}

/** A container's account may have no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed-account';
  }
}
