// The table of rules: how much each decides, channel by channel.
import { CHANNEL_NAMES } from './channel-names.ts';
import type { RuleCount } from './counts.ts';
import { element } from './elements.ts';

/** Builds it anew. */
export function ruleTable(document: Document, rules: readonly RuleCount[]): HTMLTableElement {
  const make = element(document);
  const head = [
    make('th', { scope: 'col' }, 'Who'),
    make('th', { scope: 'col' }, 'does'),
    ...CHANNEL_NAMES.map(({ name }) => make('th', { scope: 'col', class: 'number' }, name)),
    make('th', { scope: 'col', class: 'number' }, 'regions'),
  ];
  const row = ({ name, does, channels, regions }: RuleCount): HTMLElement =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, name),
      make('td', {}, does),
      ...CHANNEL_NAMES.map(({ channel }) => make('td', { class: 'number' }, String(channels[channel]))),
      make('td', { class: 'number' }, String(regions)),
    );
  return make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rules.map(row)));
}
