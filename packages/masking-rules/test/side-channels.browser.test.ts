// What leaks beside the content under mask-all: by length, shape, rhythm and state. Two visits that differ only in a
// secret must give the same masked events, but for times, ids and tokens; where they do not, what differs is pinned
// here. The control: in what rrweb hands over, they differ.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, markupOf, nothing, SAME, typed } from './side-channel-cases.ts';
import { DIFFERENT } from './side-channel-limits.ts';
import { type Act, difference, visit } from './visits.ts';

// The first visit finds a page that the test runner is not done with.
beforeAll(async () => {
  await visit(() => '<p></p>', nothing, '');
});

describe.each(Object.entries(SAME))('%s', (_, { html, act = nothing, secrets, unseen }) => {
  it('cannot be told from the masked events', async () => {
    const [first, ...others] = await visitsOf(html, act, secrets);
    for (const other of others) {
      expect(difference(first?.events ?? [], other.events)).toEqual({ only: [], onlyOther: [] });
      expect(other.events).toEqual(first?.events);
      expect(difference(first?.places ?? [], other.places)).toEqual({ only: [], onlyOther: [] });
    }
    expect(first?.events.length).toBeGreaterThan(3);
    expect(others.every(({ raw }) => String(raw) === String(first?.raw))).toBe(unseen === true);
  });
});

describe.each(Object.entries(DIFFERENT))('%s', (_, { html, act = nothing, secrets, in: kinds }) => {
  it('can be told from the masked events, and from no others than these', async () => {
    const [first, other] = await visitsOf(html, act, secrets);
    const { only, onlyOther } = difference(first?.events ?? [], other?.events ?? []);
    expect([...new Set([...only, ...onlyOther].map(kindOf))].sort()).toEqual(kinds);
  });
});

describe('an editor', () => {
  const textsOf = (events: readonly string[]) =>
    events.flatMap((event) => {
      const { data } = JSON.parse(event) as {
        data: { source?: number; texts?: readonly { value: string }[] };
      };
      return data.source === 0 ? (data.texts ?? []).map(({ value }) => value.length) : [];
    });

  it('sends one change for each bucket that a text passes, however long it is', async () => {
    const lengths = [];
    for (const secret of ['smith', 'annabel smith of ward seven', 'annabel smith '.repeat(5).trim()]) {
      const { events } = await visit(() => '<div contenteditable="true"></div>', typed('div'), secret);
      lengths.push(textsOf(events));
    }
    expect(lengths).toEqual([[], [8, 16, 24], [8, 16, 24, 36, 54]]);
  });
});

const KINDS: Readonly<Record<number, string>> = { 0: 'change', 2: 'pointer', 5: 'input', 14: 'selection' };
function kindOf(event: string): string {
  const { type, data } = JSON.parse(event) as { type: number; data: { source?: number } };
  return type === 2 ? 'snapshot' : (KINDS[data.source ?? -1] ?? `source ${data.source}`);
}

async function visitsOf(html: Case['html'], act: Act, secrets: readonly string[]) {
  const visits = [];
  for (const secret of secrets) visits.push(await visit(markupOf(html), act, secret));
  return visits;
}
