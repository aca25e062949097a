// Which key does what on the replay page, and when a key belongs to something else: a field one types in, or a widget
// that uses the key itself. Pure.

/** What a key asks for. */
export type ReplayCommand =
  | 'play-or-pause'
  | 'back'
  | 'forward'
  | 'previous-event'
  | 'next-event'
  | 'slower'
  | 'faster'
  | 'skip-idle'
  | 'full-screen'
  | 'help';

/** How far an arrow key moves, milliseconds. */
export const STEP_MS = 5_000;

/** Rows of the help: keys as shown, and what they do. */
export const SHORTCUT_HELP: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'Back or forward 5 seconds' },
  { keys: ['Shift ←', 'Shift →'], does: 'Previous or next event' },
  { keys: ['<', '>'], does: 'Slower or faster' },
  { keys: ['i'], does: 'Skip idle stretches, or not' },
  { keys: ['f'], does: 'Full screen' },
  { keys: ['?'], does: 'This list' },
];

/** The part of a key press that counts. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What has the focus: `text` takes every key, `arrows` the arrow keys and Space, `press` Space. */
export type KeyOwner = 'text' | 'arrows' | 'press' | 'none';

const COMMANDS: Readonly<Record<string, ReplayCommand>> = {
  ' ': 'play-or-pause',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  '<': 'slower',
  '>': 'faster',
  i: 'skip-idle',
  f: 'full-screen',
  '?': 'help',
};

/** @returns null when the key is not ours. */
export function commandFor(press: KeyPress, owner: KeyOwner): ReplayCommand | null {
  if (owner === 'text' || press.ctrlKey || press.altKey || press.metaKey) return null;
  const isArrow = press.key.startsWith('Arrow');
  if (owner === 'arrows' && (isArrow || press.key === ' ')) return null;
  if (owner === 'press' && press.key === ' ') return null;
  if (isArrow && press.shiftKey) return shifted(press.key);
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(COMMANDS, key) ? (COMMANDS[key] ?? null) : null;
}

function shifted(key: string): ReplayCommand | null {
  if (key === 'ArrowLeft') return 'previous-event';
  return key === 'ArrowRight' ? 'next-event' : null;
}

const TEXT =
  'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';
const ARROWS =
  'input[type=range], input[type=radio], [role=slider], [role=menu], [role=listbox], [role=grid], [role=dialog], [role=alertdialog]';
const PRESS = 'button, a[href], input[type=checkbox], summary, [role=button], [role=switch]';

/** Who a key press on `element` belongs to. */
export function ownerOf(element: Pick<Element, 'closest'>): KeyOwner {
  if (element.closest(TEXT) !== null) return 'text';
  if (element.closest(ARROWS) !== null) return 'arrows';
  return element.closest(PRESS) === null ? 'none' : 'press';
}

/** The speeds there are. */
export const SPEEDS = [0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

/** The next speed; the ends stay. */
export function speedBeside(speed: Speed, step: -1 | 1): Speed {
  const at = Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(speed) + step));
  return SPEEDS[at] ?? 1;
}
