// Hostile recordings in a real browser: nothing runs, nothing leaves. With every layer off the same recordings do get
// through, so that finding nothing means something.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES } from './hostile/cases.ts';
import { PLACES } from './hostile/recording.ts';
import { type Layers, placesReached, playAll, type Through } from './hostile/replaying.ts';
import { type Stand, startStand } from './hostile/stand.ts';

const TIMEOUT_MS = 300_000;
let stand: Stand;

beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.close());

const layers = (on: Partial<Layers>): Layers => ({ harmless: false, csp: false, sandbox: false, ...on });
const namesOf = (through: Through) =>
  new Set(
    [...through.scripts, ...through.requests, ...through.connections, ...through.lookups].map(
      (one) => one.split(' ')[0],
    ),
  );
const summary = ({ scripts, requests, connections, own, lookups, popups, rebuilt }: Through) => ({
  scripts: [...scripts].sort(),
  requests: [...requests].sort(),
  connections: [...connections],
  own: [...own],
  lookups: [...lookups].sort(),
  popups,
  rebuilt,
});
const nothing = {
  scripts: [],
  requests: [],
  connections: [],
  own: [],
  lookups: [],
  popups: 0,
  rebuilt: CASES.length,
};

describe('hostile recordings', () => {
  it('get through where nothing protects', { timeout: TIMEOUT_MS }, async () => {
    const through = await playAll(stand, layers({}));
    const names = namesOf(through);
    const active = CASES.filter(({ inert }) => inert === undefined);
    const missedOf = () => active.filter(({ name }) => !names.has(name));
    // On a busy machine a click may come after its page was led away by another: those are played again.
    for (let again = 0; again < 2 && missedOf().length > 0; again += 1)
      for (const name of namesOf(await playAll(stand, layers({}), missedOf()))) names.add(name);
    const missed = missedOf().map(({ name }) => name);
    const woken = CASES.filter(({ name, inert }) => inert !== undefined && names.has(name)).map(
      ({ name }) => name,
    );
    expect({ missed, woken }).toEqual({ missed: [], woken: [] });
    expect(placesReached(through)).toEqual(new Set(PLACES));
  });

  it('do nothing with every layer on', { timeout: TIMEOUT_MS }, async () => {
    expect(summary(await playAll(stand, layers({ harmless: true, csp: true, sandbox: true })))).toEqual(
      nothing,
    );
  });

  it('do nothing on the real stage', { timeout: TIMEOUT_MS }, async () => {
    const on = { harmless: true, csp: true, sandbox: true, stage: true };
    expect(summary(await playAll(stand, on))).toEqual(nothing);
  });

  it('do nothing once they are harmless, with no other layer', { timeout: TIMEOUT_MS }, async () => {
    expect(summary(await playAll(stand, layers({ harmless: true })))).toEqual(nothing);
  });

  it('run nothing and ask nothing under the policy and the sandbox alone, and still reach out', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const through = summary(await playAll(stand, layers({ csp: true, sandbox: true })));
    // No policy keeps a browser from connecting early, or from looking a name up: why the first layer is there.
    expect(through).toMatchObject({ scripts: [], requests: [], connections: ['link-preconnect'] });
    expect(through.lookups).toContain('link-dns');
  });
});
