// What comes from outside (addresses, answers, the stage, this browser's storage) never throws, and comes out as the
// console means it.
import { CalendarDate } from '@internationalized/date';
import { parseStageMessage } from '@scrim/replay';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem, problemOfResponse } from '../src/browser/api/api-problem.ts';
import { parseConsoleConfig } from '../src/browser/api/console-config.ts';
import { parseTarget } from '../src/browser/frame/target.ts';
import { BEFORE_PLAYBACK, withPlayback } from '../src/browser/replay/playback-state.ts';
import { purposeProblem, purposeText } from '../src/browser/replay/purpose-text.ts';
import { placeOf } from '../src/browser/sessions/cursor-trail.ts';
import { parseSessionSearch, queryOf } from '../src/browser/sessions/session-search.ts';
import { parseShownColumns } from '../src/browser/sessions/shown-columns.ts';
import { parseSignInSearch } from '../src/browser/sign-in/sign-in-search.ts';

const OWN = 'http://localhost:4620';
const TODAY = new CalendarDate(2026, 11, 22);
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const days = fc.oneof(
  fc.string(),
  fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-')),
  fc.constantFrom('0001-01-01', '9999-12-31', '-271821-04-20', '+275760-09-13', '2026-02-29', '0000-00-00'),
);
const searches = fc.record(
  {
    site: fc.anything(),
    kind: fc.anything(),
    range: fc.oneof(fc.anything(), fc.constantFrom('today', '7d', '__proto__', 'constructor')),
    from: fc.oneof(fc.anything(), days),
    to: fc.oneof(fc.anything(), days),
    cursor: fc.oneof(fc.anything(), fc.string()),
    page: fc.oneof(fc.anything(), fc.integer(), fc.double()),
  },
  { requiredKeys: [] },
);
const paths = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      'evil.example',
      '?',
      '#',
      '@',
      ':',
      '%2f',
      '\t',
      'sessions',
      'sign-in',
    ),
  )
  .map((parts) => parts.join(''));

describe('never throws, and gives only what fits:', () => {
  it('the search of the sessions list', () => {
    fc.assert(
      fc.property(searches, fc.anything(), (raw, kept) => {
        const search = parseSessionSearch(raw);
        expect(parseSessionSearch({ ...search })).toEqual(search);
        for (const zone of ['UTC', 'Pacific/Apia', 'Europe/Berlin']) {
          const { fromMs = 0, toMs = 0 } = queryOf(search, TODAY, zone);
          expect(Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs)).toBe(true);
        }
        expect(placeOf(search, kept).page).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('the page to go on to: always one of ours, and the same when read again', () => {
    expect(parseTarget('/.//evil.example')).toBeNull();
    expect(parseTarget('/sessions?kind=live')).toBe('/sessions?kind=live');
    fc.assert(
      fc.property(
        fc.oneof(
          paths.map((path) => `/${path}`),
          fc.anything(),
        ),
        (raw) => {
          const target = parseTarget(raw);
          if (target !== null) {
            expect(new URL(target, OWN).origin).toBe(OWN);
            expect(parseTarget(target)).toBe(target);
          }
          expect(Object.keys(parseSignInSearch({ to: raw, why: raw })).length).toBeLessThan(3);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('what this browser kept', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
        for (const shown of Object.values(parseShownColumns(text))) expect(typeof shown).toBe('boolean');
      }),
    );
  });

  it('refusals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string()),
        fc.integer({ min: 400, max: 599 }),
        fc.oneof(fc.double().map(String), fc.constantFrom('', '-1', '1e400', 'soon')),
        async (body, status, wait) => {
          const headers = { 'content-type': 'application/problem+json', 'retry-after': wait };
          const problem = await problemOfResponse(new Response(body, { status, headers }));
          expect(problem).toBeInstanceOf(ApiProblem);
          expect(problem.message).toMatch(/\w/);
          expect(problem.fields.every((field) => typeof field === 'string')).toBe(true);
        },
      ),
    );
  });

  it('what the stage says', () => {
    const values = fc.oneof(fc.double(), fc.boolean(), fc.anything());
    const kinds = fc.constantFrom('time', 'viewport', 'problem', 'ready', 'waiting', 'finished', '__proto__');
    const messages = fc.record({
      kind: kinds,
      atMs: values,
      playing: values,
      skipping: values,
      width: values,
      height: values,
      code: values,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(messages, fc.anything())), (said) => {
        const state = said
          .flatMap((one) => parseStageMessage(one) ?? [])
          .reduce(withPlayback, BEFORE_PLAYBACK);
        expect(Number.isFinite(state.atMs) && state.atMs >= 0).toBe(true);
        const { width = 1, height = 1 } = state.viewport ?? {};
        expect(width >= 1 && height >= 1 && width < 1e5 && height < 1e5).toBe(true);
      }),
    );
  });

  it('a purpose: one line, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (words, ticket) => {
        const draft = { choice: null, ticket, words };
        expect(purposeText(draft)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect([null, 'string']).toContain(
          purposeProblem(draft) === null ? null : typeof purposeProblem(draft),
        );
      }),
    );
  });

  it('where things are: a player on a host of its own, or nothing', () => {
    expect(
      parseConsoleConfig({ player: 'http://127.0.0.1:4630', collector: null, local: false }, OWN),
    ).toEqual({
      player: 'http://127.0.0.1:4630',
      collector: null,
      local: false,
    });
    // Same host: its scripts would run as the console's.
    for (const player of [
      OWN,
      'http://localhost:1',
      '',
      '/',
      'javascript:0',
      'data:,x',
      'http://127.0.0.1:4630/',
      7,
      null,
    ])
      expect(parseConsoleConfig({ player, collector: null, local: false }, OWN)).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseConsoleConfig(value, OWN)).toBeNull();
      }),
    );
  });
});
