// Is what one rule says part of what another says? By structure only: whether one selector's elements are among
// another's cannot be computed in general, so a doubt is a no.
import type { PolicyRule } from '@scrim/protocol';
import { bitsOf } from '../rules/channels.ts';
import { isLiteral, type PathPattern, parsePathPattern } from '../rules/path-pattern.ts';
import { readSelectors } from './selector-reader.ts';

/**
 * Does `wide` do to every element, channel and page what `narrow` does there? One that masks is covered by one that
 * masks as much or more; one that unmasks, by one that unmasks.
 */
export function covers(wide: PolicyRule, narrow: PolicyRule, partsOf: PartsOf = selectorParts): boolean {
  const isUnmask = narrow.do === 'unmask';
  if ((wide.do === 'unmask') !== isUnmask || strength(wide) < strength(narrow)) return false;
  if ((channelsOf(narrow) & ~channelsOf(wide)) !== 0) return false;
  return coversPages(wide.on, narrow.on) && coversSelectors(partsOf(wide.select), partsOf(narrow.select));
}

/** The channels that a rule is about, as bits. */
function channelsOf({ do: wanted, what }: PolicyRule): number {
  return bitsOf(what ?? (wanted === 'unmask' ? 'text' : 'all'));
}

const STRENGTHS = { unmask: 0, mask: 1, block: 2, drop: 3 } as const;

function strength({ do: wanted }: PolicyRule): number {
  return STRENGTHS[wanted];
}

/** The selectors between the commas, each in one form; one that cannot be read stands for itself. */
export type PartsOf = (select: string) => ReadonlySet<string>;

/** Reads every selector once. */
export function createPartsOf(): PartsOf {
  const known = new Map<string, ReadonlySet<string>>();
  return (select) => {
    const parts = known.get(select) ?? selectorParts(select);
    known.set(select, parts);
    return parts;
  };
}

function selectorParts(select: string): ReadonlySet<string> {
  return new Set(readSelectors(select)?.map(({ text }) => text) ?? [select]);
}

function coversSelectors(wide: ReadonlySet<string>, narrow: ReadonlySet<string>): boolean {
  return [...narrow].every((text) => wide.has(text));
}

/** Is every page of `narrow` one of `wide`? Without a pattern it is every page. */
export function coversPages(wide: string | undefined, narrow: string | undefined): boolean {
  if (wide === undefined || wide === narrow) return true;
  const [outer, inner] = [parsePathPattern(wide), narrow === undefined ? null : parsePathPattern(narrow)];
  return outer !== null && inner !== null && coversPattern(outer, inner);
}

function coversPattern({ segments: wide }: PathPattern, { segments: narrow }: PathPattern): boolean {
  const isOpen = wide.at(-1) === '*';
  if (isOpen ? narrow.length < wide.length : narrow.length !== wide.length) return false;
  return wide.every((segment, at) => {
    const other = narrow[at] ?? '';
    if (isLiteral(segment)) return segment === other;
    return segment === '*' || other !== '*';
  });
}
