// Kinds of events: how each is shown and how they are chosen from. Icon and colour are the same in list and timeline.
import type { Mark } from '@scrim/replay';
import {
  AppWindow,
  Crosshair,
  EyeOff,
  FileText,
  type LucideIcon,
  MousePointerClick,
  MoveVertical,
  Route,
  TextCursorInput,
  Unlink,
} from 'lucide-react';

type Kind = Mark['kind'];

/** Kinds that are shown or hidden together. */
export type KindGroup = 'pages' | 'clicks' | 'inputs' | 'rest';

export const GROUP_WORDS: Readonly<Record<KindGroup, string>> = {
  pages: 'Pages and addresses',
  clicks: 'Clicks',
  inputs: 'Inputs',
  rest: 'Scrolling, focus, window',
};

const KINDS: Readonly<Record<Kind, { readonly Icon: LucideIcon; readonly group: KindGroup | 'always' }>> = {
  page: { Icon: FileText, group: 'pages' },
  route: { Icon: Route, group: 'pages' },
  click: { Icon: MousePointerClick, group: 'clicks' },
  input: { Icon: TextCursorInput, group: 'inputs' },
  scroll: { Icon: MoveVertical, group: 'rest' },
  resize: { Icon: AppWindow, group: 'rest' },
  focus: { Icon: Crosshair, group: 'rest' },
  visibility: { Icon: EyeOff, group: 'rest' },
  gap: { Icon: Unlink, group: 'always' },
};

/** The icon of a kind. */
export function kindIcon(kind: Kind): LucideIcon {
  return KINDS[kind].Icon;
}

/** Is a kind shown while these groups are? Gaps always are. */
export function isShownKind(kind: Kind, groups: ReadonlySet<KindGroup>): boolean {
  const { group } = KINDS[kind];
  return group === 'always' || groups.has(group);
}
