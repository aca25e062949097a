// A policy as a site writes one: rules by class, by attribute, by place, for some pages, for every channel.
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';

const RULES: readonly Omit<PolicyRule, 'id' | 'reason'>[] = [
  { select: '.card__title', do: 'unmask' },
  { select: '.field__label, .btn', do: 'unmask' },
  { select: 'nav a', do: 'unmask' },
  { select: 'h1, h2, .headline', do: 'unmask' },
  { select: 'th', do: 'unmask' },
  { select: '.tag', do: 'unmask', on: '/help/*' },
  { select: '.card__text strong', do: 'mask' },
  { select: '[data-currency]', do: 'mask' },
  { select: '.price', do: 'mask' },
  { select: '.cell--number', do: 'mask' },
  { select: '.card--sale > .card__body', do: 'mask', what: 'attributes' },
  { select: '.card__image', do: 'mask', what: 'media' },
  { select: '#balance, #account', do: 'block' },
  { select: '.chat-window', do: 'block' },
  { select: 'iframe.advert', do: 'drop' },
  { select: '.ad-slot:not(.ad-slot--own)', do: 'drop' },
  { select: '.field__input[type="number"]', do: 'mask' },
  { select: 'main .row:nth-child(2n) td', do: 'mask', on: '/accounts/:id' },
  { select: 'form [name="notes"]', do: 'mask' },
  { select: '.editor', do: 'mask', what: 'text' },
];

/** @param count at most 20 */
export function policyWithRules(count: number): PolicyArtifact {
  const rules = RULES.slice(0, count).map((rule, at) => ({ ...rule, id: `rule-${at}`, reason: 'a bench' }));
  return { ...DEFAULT_POLICY, id: 'bench', rules };
}
