// The three kinds of reading keys in words. Which one a site has is chosen once, when its key is made.
import type { KeyId, Recipient } from '@scrim/protocol';

/** The kinds, as they are offered where a key is made: the usual one first. */
export const SUITE_CHOICES = [
  {
    id: '1',
    label: 'The usual kind',
    more: 'X25519. Right for nearly everybody.',
  },
  {
    id: '2',
    label: 'For recordings kept for years (post-quantum hybrid)',
    more: 'X25519 and ML-KEM-768 together: both must be broken. For sessions that must stay closed should large quantum computers come. Each page load sends some 1.5 kB more.',
  },
  {
    id: '3',
    label: 'A P-256 key, for an HSM',
    more: 'For organisations that will move the key into a hardware module: many of those know P‑256 and not X25519. Until then it is a file like the others.',
  },
] as const;

/** Short names, beside a key. */
export const SUITE_NAMES: Readonly<Record<Recipient['suite'], string>> = {
  1: 'X25519',
  2: 'Post-quantum hybrid',
  3: 'P-256',
};

/** The keys that a new one comes to. */
export interface Neighbours {
  /** Those that it will stand beside: all keys of a site are of one kind. */
  readonly beside: readonly Pick<Recipient, 'suite'>[];
  /** Those that it must not be: the same ones, and one that it replaces. */
  readonly taken: readonly KeyId[];
  /** The kind of the key that it replaces. */
  readonly replaced?: Recipient['suite'] | undefined;
}

/** The kind that is offered first: that of the keys beside it, else of the key that it replaces, else the usual one. */
export function firstSuite({ beside, replaced }: Neighbours): Recipient['suite'] {
  return beside[0]?.suite ?? replaced ?? 1;
}

/** What changes with the kind of a replaced key. */
export interface KindChange {
  readonly tone: 'info' | 'warn';
  readonly words: string;
}

const LESS_KEPT_SHUT =
  'Sessions recorded from then on are protected by one algorithm only, which large quantum computers would break: whoever keeps a copy of them until then could open them.';
const KEPT_SHUT =
  'Sessions recorded from then on stay closed also should large quantum computers come. Each page load sends some 1.5 kB more.';
const SAME_STRENGTH = 'Neither withstands large quantum computers; sessions are sealed and opened as before.';

/** What a new key of another kind than the replaced one means; null where the kind stays, and where none is replaced. */
export function kindChange(
  { replaced }: Pick<Neighbours, 'replaced'>,
  suite: Recipient['suite'],
): KindChange | null {
  if (replaced === undefined || replaced === suite) return null;
  const kinds = `The key until now is of the kind ${SUITE_NAMES[replaced]}, the new one ${SUITE_NAMES[suite]}.`;
  if (replaced === 2) return { tone: 'warn', words: `${kinds} ${LESS_KEPT_SHUT}` };
  return { tone: 'info', words: `${kinds} ${suite === 2 ? KEPT_SHUT : SAME_STRENGTH}` };
}

/** Why a key cannot be added; null when it can. */
export function newcomerProblem(
  { beside, taken }: Neighbours,
  { suite, kid }: Pick<Recipient, 'suite' | 'kid'>,
): string | null {
  if (taken.includes(kid)) return 'The site has this key already. Choose another one.';
  const theirs = beside[0]?.suite ?? suite;
  return theirs === suite
    ? null
    : `This key is of the kind ${SUITE_NAMES[suite]}; the other keys of the site are ${SUITE_NAMES[theirs]}. All keys of a site are of one kind.`;
}
