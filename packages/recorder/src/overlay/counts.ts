// How much of a page each rule decides, channel by channel. Numbers and texts of the policy only.
import type { MaskChannel, PolicyArtifact } from '@scrim/protocol';
import { type Layer, verdictOf } from './layers.ts';
import { nameOf } from './names.ts';
import type { PageTrees } from './page-parts.ts';

export interface RuleCount {
  readonly name: string;
  readonly does: 'masks' | 'unmasks' | 'blocks' | 'drops';
  readonly channels: Readonly<Record<MaskChannel, number>>;
  readonly regions: number;
}

export interface Counts {
  readonly layers: Readonly<Record<Layer, number>>;
  readonly rules: readonly RuleCount[];
}

/** Counts what is in the page; rules that decide nothing here come last, with zeros. */
export function countParts({ parts, described }: PageTrees, { rules }: PolicyArtifact): Counts {
  const layers = { 'masked-text': 0, 'masked-controls': 0, pictures: 0, blocked: 0, dropped: 0, unmasked: 0 };
  const tallies = new Map<string, Tally>();
  const add = (name: string, does: RuleCount['does'], channel: MaskChannel | null): void => {
    const key = `${does} ${name}`;
    const tally = tallies.get(key) ?? newTally(name, does);
    tallies.set(key, tally);
    if (channel === null) tally.regions += 1;
    else tally.channels[channel] += 1;
  };
  for (const part of parts) {
    const { layer, by, channel } = verdictOf(part);
    layers[layer] += 1;
    add(by, DOES[layer], channel);
  }
  for (const { channels } of described) {
    const { shown, by } = channels.attributes;
    add(nameOf(by), shown ? 'unmasks' : 'masks', 'attributes');
  }
  const counted = [...tallies.values()];
  const idle = rules
    .map(({ id, do: does }) => newTally(`rule ${id}`, `${does}s`))
    .filter(({ name }) => counted.every((tally) => tally.name !== name));
  return { layers, rules: [...counted, ...idle] };
}

const DOES: Readonly<Record<Layer, RuleCount['does']>> = {
  'masked-text': 'masks',
  'masked-controls': 'masks',
  pictures: 'masks',
  blocked: 'blocks',
  dropped: 'drops',
  unmasked: 'unmasks',
};

interface Tally extends RuleCount {
  readonly channels: Record<MaskChannel, number>;
  regions: number;
}

function newTally(name: string, does: RuleCount['does']): Tally {
  return { name, does, channels: { text: 0, inputs: 0, attributes: 0, media: 0 }, regions: 0 };
}
