// What a viewer will see of an element, and who decided. Must never hold anything of the page but whether its parts pass.
import type { MaskChannel } from '@scrim/protocol';
import { CHANNELS, INPUTS } from '../rules/channels.ts';
import type { Decision } from '../rules/decision.ts';
import type { Decider } from '../rules/votes.ts';
import { sayChannel, sayRegion } from './sentences.ts';
import type { Standing } from './standing.ts';

/** Whether one channel of an element passes, and why. */
export interface ChannelExplanation {
  readonly shown: boolean;
  readonly by: Decider;
  /** For people: words of ours and of the policy, never of the page. */
  readonly sentence: string;
}

/** What a policy makes of an element. */
export interface Explanation {
  /** `block`: only a box of the same size is kept; `drop`: nothing. Then no channel is shown. */
  readonly region: 'keep' | 'block' | 'drop';
  /** Who blocked or dropped it; null where it is kept. */
  readonly regionBy: Decider | null;
  /** The region in words. */
  readonly sentence: string;
  /** `text` is the element's own text, also where a visitor wrote it. */
  readonly channels: Readonly<Record<MaskChannel, ChannelExplanation>>;
  /** Is its text what a visitor enters or chooses, so that it passes only with the inputs? */
  readonly entered: boolean;
}

/** Puts a decision in words. */
export function explanationOf(decision: Decision, standing: Standing): Explanation {
  const { region, regionBy } = decision;
  const entered = decision.entered && standing.isInPage;
  const explained = CHANNELS.map(
    (channel, at) => [channel, channelOf(decision, standing, channel, at)] as const,
  );
  return {
    region,
    regionBy,
    sentence: sayRegion(region, regionBy),
    channels: Object.fromEntries(explained) as Record<MaskChannel, ChannelExplanation>,
    entered,
  };
}

function channelOf(
  decision: Decision,
  standing: Standing,
  channel: MaskChannel,
  at: number,
): ChannelExplanation {
  const { region, regionBy, shown, by } = decision;
  const isEntered = channel === 'text' && decision.entered && standing.isInPage;
  const asked = isEntered ? CHANNELS.indexOf('inputs') : at;
  const decider = (region === 'keep' ? by[asked] : regionBy) ?? { kind: 'earlier' };
  const isOpen = region === 'keep' && standing.isInPage && !(channel === 'text' && standing.isCode);
  const isShown = isOpen && (shown & (isEntered ? INPUTS : 1 << at)) !== 0;
  return {
    shown: isShown,
    by: decider,
    sentence: sayChannel(channel, { isShown, by: decider, region, isEntered, standing }),
  };
}
