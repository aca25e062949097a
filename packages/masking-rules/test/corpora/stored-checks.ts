// The checks that hold the stored engine against the live one, on a corpus: the same in the browser that recorded it
// and in Node from its file.
import type { CompiledPolicy } from '@scrim/masking-rules';
import { createStoredMasker } from '@scrim/masking-rules/stored';
import { expect } from 'vitest';
import { CORPUS_KEY, type Corpus, digestOf, type KeptCorpus } from './corpus.ts';
import { expectedEvent } from './expected-event.ts';
import type { Recorded } from './recorded.ts';

export type Compile = (policy: unknown) => CompiledPolicy;

/** What the stored engine makes of the loose recording under one of the policies. */
export function maskStored({ policies, steps }: Corpus | KeptCorpus, id: string, compile: Compile) {
  const policy = policies.find((one) => one.id === id);
  const masker = createStoredMasker({
    policy: compile(policy),
    recordedUnder: compile(policies[0]),
    key: CORPUS_KEY,
  });
  const events = steps.map(({ loose = null }) => (loose === null ? null : masker.mask(loose))) as Recorded[];
  return { events, counts: masker.counts(), unevaluable: masker.unevaluable() };
}

/** Event by event, the stored engine says what the live one said. */
export function checkSame(corpus: Corpus, id: string, compile: Compile): void {
  const { events, counts, unevaluable } = maskStored(corpus, id, compile);
  const differing = corpus.steps.flatMap((step, at) => {
    const expected = expectedEvent(step.loose ?? null, step[id] ?? null);
    return JSON.stringify(sorted(events[at])) === JSON.stringify(sorted(expected))
      ? []
      : [{ at, loose: step.loose, stored: events[at], expected }];
  });
  const [first] = differing;
  if (first !== undefined)
    expect({ at: first.at, event: first.stored }, JSON.stringify(first.loose)).toEqual({
      at: first.at,
      event: first.expected,
    });
  expect(differing.length).toBe(0);
  expect(unevaluable).toEqual([]);
  expect(counts.event_failed ?? 0).toBe(0);
  expect(counts.event_malformed ?? 0).toBe(0);
}

/**
 * What cannot be told is told, and what passes then is no more than passed live: every string of it was there too. What
 * may have been a block is masked only, so its names, addresses and lines are left.
 */
export function checkDoubtful(corpus: Corpus, id: string, compile: Compile): void {
  const { events, counts, unevaluable } = maskStored(corpus, id, compile);
  const rules = corpus.policies.find((one) => one.id === id)?.rules ?? [];
  const loose = corpus.policies[0]?.rules ?? [];
  const own = rules.filter((rule) => !loose.includes(rule) && !loose.some((one) => one.id === rule.id));
  expect(unevaluable.map(({ rule }) => rule).sort()).toEqual(own.map((rule) => rule.id).sort());
  for (const { why } of unevaluable)
    expect(why).toMatch(/asks for what was not kept|addresses that are tokens/);
  expect(counts.event_failed ?? 0).toBe(0);
  for (const [at, event] of events.entries()) {
    const live = stringsOf(corpus.steps[at]?.[id]);
    const more = [...stringsOf(event)].filter((text) => !live.has(text) && !MASKED.test(text));
    expect(more, `event ${at}`).toEqual([]);
  }
}

const LEFT = new Set('class id href tagName width height viewBox d cx cy r fill stroke'.split(' '));
/** A `data-…` attribute that styles ask for: a name like a class. */
const STATE = /^data-_[a-z]{10}$/;
/** What masking writes for text and fields. */
const MASKED = /^(?:[x\s\u00a0]*|\*{5}|)$/;

function stringsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      if (!LEFT.has(name) && !STATE.test(name)) stringsOf(inner, found);
  return found;
}

/** The same from a corpus that was kept. */
export function checkKept(corpus: KeptCorpus, id: string, compile: Compile): void {
  const digests = maskStored(corpus, id, compile).events.map(digestOf);
  expect(digests).toEqual(corpus.steps.map(({ expected }) => expected[id] ?? null));
}

/** Nothing that a policy hides is left, and all of it is in the loose recording. */
export function checkHidden(
  corpus: Corpus | KeptCorpus,
  id: string,
  hidden: readonly string[],
  compile: Compile,
): void {
  const loose = JSON.stringify(corpus.steps.map((step) => step.loose));
  const stored = JSON.stringify(maskStored(corpus, id, compile).events);
  for (const text of hidden) {
    const written = JSON.stringify(text).slice(1, -1);
    expect(loose, 'control').toContain(written);
    expect(stored).not.toContain(written);
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
