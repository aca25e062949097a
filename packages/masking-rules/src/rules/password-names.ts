// Fields that take the place of a password: to show what was typed, some pages put another field of the same name or id
// where the password stood. Such a field is never unmasked either. Must only ever tighten.
import type { ReadAttribute } from './never-unmasked.ts';
import type { Vote } from './votes.ts';

/** The vote of an element that is never unmasked; `never` is what it says itself. Remembers what passwords are called. */
export type NeverVote = (name: string, read: ReadAttribute, never: Vote | null) => Vote | null;

/** More than any page has. */
const MOST = 1000;

/** Builds an empty memory. */
export function createPasswordNames(): NeverVote {
  const passwords = new Map<string, Vote>();
  return (name, read, never) => {
    if (name !== 'input' || (never === null && passwords.size === 0)) return never;
    const called = callsOf(read);
    if (never !== null) {
      if (isPassword(never) && passwords.size < MOST) for (const call of called) passwords.set(call, never);
      return never;
    }
    for (const call of called) {
      const vote = passwords.get(call);
      if (vote !== undefined) return vote;
    }
    return null;
  };
}

function isPassword({ by }: Vote): boolean {
  return by.kind === 'never' && by.why === 'password';
}

function callsOf(read: ReadAttribute): string[] {
  const calls: string[] = [];
  for (const attribute of ['name', 'id']) {
    const value = read(attribute);
    if (value !== null && value !== '') calls.push(`${attribute} ${value}`);
  }
  return calls;
}
