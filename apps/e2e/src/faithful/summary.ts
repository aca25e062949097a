// The figure: of the boxes that a viewer sees, how many are where they were. As a table, for the documents.
import { TOLERANCE_PX } from '@scrim/leak-test';
import { type Moment, SCREENS, type ScreenName } from './measure-demo.ts';

export interface Share {
  readonly boxes: number;
  readonly within: number;
  /** 0 … 1. */
  readonly share: number;
  readonly elements: number;
  readonly missing: number;
}

export function shareOf(moments: readonly Moment[]): Share {
  const sum = (pick: (moment: Moment) => number): number =>
    moments.reduce((total, moment) => total + pick(moment), 0);
  const boxes = sum(({ comparison }) => comparison.boxes);
  const within = sum(({ comparison }) => comparison.within);
  return {
    boxes,
    within,
    share: within / boxes,
    elements: sum(({ comparison }) => comparison.elements),
    missing: sum(({ comparison }) => comparison.missing.length),
  };
}

/** The worst boxes of some moments, a line each, for the message of a failure. */
export function worstBoxes(moments: readonly Moment[]): string {
  return moments
    .flatMap(({ screen, name, comparison }) =>
      comparison.off
        .slice(0, 3)
        .map(
          ({ path, tag, reason, off }) => `${screen}, ${name}: ${tag} ${path}: ${reason} ${off.join(' ')}`,
        ),
    )
    .join('\n');
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** `docs/faithfulness.md`. */
export function faithfulnessPage(moments: readonly Moment[]): string {
  const screens = Object.keys(SCREENS) as ScreenName[];
  const of = (screen: ScreenName, name?: string): readonly Moment[] =>
    moments.filter((moment) => moment.screen === screen && (name === undefined || moment.name === name));
  const names = [...new Set(moments.map(({ name }) => name))];
  const cell = (some: readonly Moment[]): string => {
    const { boxes, within, share } = shareOf(some);
    return `${percent(share)} (${within} of ${boxes})`;
  };
  const all = shareOf(moments);
  return `# How faithful a replay is

<!-- Made by \`pnpm --filter @scrim/e2e faithful\`; do not edit. -->

The demo site is visited by the real recorder, sealed, stored, opened and replayed in a document with the player's
Content-Security-Policy. Each element of the live page is then looked for in the replay. A *box* is what a viewer
perceives as layout: an element with a background, border or shadow, a form control, a picture, icon or frame, in shadow
roots and frames too. A box counts when its place and size (x, y, width, height, each) are within ${TOLERANCE_PX} px.

Elements: ${all.elements}, missing in the replay: ${all.missing}. Boxes within ${TOLERANCE_PX} px: **${percent(all.share)}** (${all.within} of ${all.boxes}).

| page | ${screens.map((screen) => `${screen}, ${SCREENS[screen].width} × ${SCREENS[screen].height}`).join(' | ')} |
|---|${screens.map(() => '---|').join('')}
${names.map((name) => `| ${name} | ${screens.map((screen) => cell(of(screen, name))).join(' | ')} |`).join('\n')}
| **all** | ${screens.map((screen) => `**${cell(of(screen))}**`).join(' | ')} |

## What is off

| screen | box | what is off | moments | farthest, px |
|---|---|---|---|---|
${offRows(moments).join('\n')}

The number in the cart is a text of one sign. No mask is shorter than four, so that yes and no look the same: its box gets
wider by three signs, and the search field beside it narrower. Where several texts share a row, their rounding adds up.

What a picture shows is masked by design; its box is what is compared. The replay is that of the real stage, behind the reader's filter.

Not measured here: pages that use fonts of their own (the replay has those of the viewer's system), pictures whose
size comes from their file alone (in a replay they have none), and a viewer's machine with other fonts than the visitor's.

Before texts kept their widths and fonts of custom properties passed, the same comparison gave 25.3 % on the desktop.
What a width tells about a text: [threat model](threat-model.md#masking). Live and replayed:
${screens.flatMap((screen) => PICTURED.map((name) => `[${screen}, ${name}](screens/${pictureName(screen, name)})`)).join(',\n')}.
`;
}

/** Each box that is off anywhere, once. */
function offRows(moments: readonly Moment[]): string[] {
  const rows = new Map<string, { count: number; farthest: number }>();
  for (const { screen, comparison } of moments) {
    for (const { path, tag, seenAs, reason, off } of comparison.off) {
      const key = `| ${screen} | ${tag} at ${path} (${seenAs}) | ${reason}`;
      const { count, farthest } = rows.get(key) ?? { count: 0, farthest: 0 };
      rows.set(key, { count: count + 1, farthest: Math.max(farthest, ...off.map(Math.abs)) });
    }
  }
  return [...rows].map(([key, { count, farthest }]) => `${key} | ${count} | ${farthest} |`);
}

/** The moments that are shown side by side. */
export const PICTURED: readonly string[] = ['shop start', 'checkout, invalid', 'account'];

export function pictureName(screen: ScreenName, name: string): string {
  return `faithful-${screen}-${name.replaceAll(/[^a-z]+/g, '-')}.png`;
}
