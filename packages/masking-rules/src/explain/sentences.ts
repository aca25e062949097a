// Sentences for engineers on who decided what. Made of our own words and the policy's: ids and reasons of rules.
import type { MaskChannel } from '@scrim/protocol';
import type { NeverReason } from '../rules/never-unmasked.ts';
import type { Decider, Vote } from '../rules/votes.ts';
import type { Standing } from './standing.ts';

const SUBJECTS: Readonly<Record<MaskChannel, string>> = {
  text: 'Text is',
  inputs: 'What visitors enter or choose is',
  attributes: 'Attributes that people read are',
  media: 'Pictures, films and sounds are',
};
const NEVER: Readonly<Record<NeverReason, string>> = {
  password: 'a password is never shown',
  payment: 'payment details are never shown',
  'one-time-code': 'a one-time code is never shown',
  hidden: 'a hidden field is never shown',
  file: 'a chosen file is never shown',
};
const DOES: Readonly<Record<Vote['do'], string>> = {
  unmask: 'unmasks',
  mask: 'masks',
  block: 'blocks',
  drop: 'drops',
};

interface Answer {
  readonly isShown: boolean;
  readonly by: Decider;
  readonly region: 'keep' | 'block' | 'drop';
  readonly isEntered: boolean;
  readonly standing: Standing;
}

/** One channel of an element. */
export function sayChannel(channel: MaskChannel, answer: Answer): string {
  const subject = answer.isEntered ? 'Text, which visitors enter or choose here, is' : SUBJECTS[channel];
  return `${subject} ${whether(channel, answer)}.`;
}

function whether(channel: MaskChannel, { isShown, by, region, standing }: Answer): string {
  if (!standing.isInPage) return 'masked: the element is not in the page';
  if (region !== 'keep') return `not kept: ${regionCause(region, by)}`;
  if (channel === 'text' && standing.isCode) return 'not kept: it is code, or stands for something else';
  return `${isShown ? 'shown' : 'masked'}: ${isShown ? whyShown(by) : whyMasked(by)}`;
}

/** What is kept of an element. */
export function sayRegion(region: 'keep' | 'block' | 'drop', by: Decider | null): string {
  if (region === 'keep' || by === null) return 'The element is kept.';
  const kept = region === 'block' ? 'Only a box of the same size is kept' : 'Nothing of the element is kept';
  return `${kept}: ${regionCause(region, by)}.`;
}

/** What one element says, of itself and of what stands in it. */
export function sayVote(vote: Vote, channels: readonly MaskChannel[]): string {
  const what = channels.length === 4 ? 'everything' : channels.join(', ');
  const { by } = vote;
  if (by.kind === 'never') return `Masks everything: ${NEVER[by.why]}.`;
  if (by.kind === 'rule') return `Rule ${by.id} ${DOES[vote.do]} ${what} (${by.reason}).`;
  return `A data-scrim mark ${DOES[vote.do]} ${what}.`;
}

function regionCause(region: 'block' | 'drop', by: Decider): string {
  if (by.kind === 'rule') return `rule ${by.id} ${DOES[region]} it (${by.reason})`;
  if (by.kind === 'mark') return `data-scrim="${region}" is on it or around it`;
  return `a rule or a mark ${region === 'block' ? 'blocked' : 'dropped'} it earlier in this page load`;
}

function whyShown(by: Decider): string {
  if (by.kind === 'rule') return `rule ${by.id} unmasks it (${by.reason})`;
  if (by.kind === 'mark') return 'data-scrim="unmask" is on it or around it';
  return "the mode mask-inputs shows the page's text";
}

function whyMasked(by: Decider): string {
  switch (by.kind) {
    case 'rule':
      return `rule ${by.id} masks it (${by.reason})`;
    case 'mark':
      return 'a data-scrim mark that masks is on it or around it';
    case 'never':
      return NEVER[by.why];
    case 'earlier':
      return 'a rule or a mark masked it earlier in this page load';
    case 'mode':
      return by.mode === 'mask-all'
        ? 'the mode mask-all shows only what is unmasked'
        : "the mode mask-inputs shows only the page's text";
    default:
      return unknownDecider(by);
  }
}

function unknownDecider(_: never): string {
  return 'it is not known who decided';
}
