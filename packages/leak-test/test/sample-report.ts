// A report as tests of what is made of reports need it: one leak, one place shown on purpose, one not plantable.
import type { LeakReport, PlacedFinding, PlaceResult } from '../src/index.ts';
import { DEFAULT_THRESHOLDS, type Evidence, judge } from '../src/report/verdict.ts';

/** Stands around a secret in a finding, and must not get into reports that others read. */
export const EXCERPT = 'their own words <b>beside</b> kowalska-oncology';

export const FINDING: PlacedFinding = {
  place: 'p1',
  guise: 'words',
  forms: ['plain', 'base64'],
  vias: ['POST collect.example/events › body › gzip › json'],
  excerpt: EXCERPT,
  in: ['wire', 'session'],
};

const place = (id: string, more: Partial<PlaceResult>): PlaceResult => ({
  id,
  kind: 'text',
  where: 'main > p',
  planted: true,
  findings: [],
  ...more,
});

export const EVIDENCE: Evidence = {
  format: 'scrim-leak-report/1',
  mode: 'page',
  recorder: 'scrim',
  target: 'https://shop.example/<script>alert(1)</script>',
  startedAt: '2026-01-02T03:04:05.000Z',
  tookMs: 61_200,
  guises: ['letters', 'words'],
  channels: [],
  places: [
    place('p1', {
      kind: 'attribute',
      where: 'main > div:nth-of-type(2)',
      name: 'title',
      findings: [FINDING],
    }),
    place('p2', { shown: { by: 'help' }, findings: [{ ...FINDING, place: 'p2', in: ['session'] }] }),
    place('p3', {
      kind: 'canvas',
      where: 'main > canvas',
      planted: false,
      notPlanted: 'pixels are not searched',
    }),
  ],
  decoys: { made: 20, found: [] },
  sentByPage: [{ host: 'api.shop.example', places: ['p1'] }],
  unread: [],
  requests: 7,
  bytesSent: 12_345,
  scores: {
    leaks: 1,
    utility: { value: 0.98, of: 100, had: 98, lost: ['2 of 40 clicks'] },
    layout: { value: 0.42, of: 50, had: 21, lost: ['main > img: not shown'] },
    readability: null,
  },
  thresholds: DEFAULT_THRESHOLDS,
  notes: ['3 fields were left out: over the limit'],
  pictures: [{ name: 'the page', live: new Uint8Array([137, 80, 78, 71]), replayed: null }],
};

/** Failed: a leak, and a layout that is too low. */
export const FAILED: LeakReport = judge(EVIDENCE);

/** Passed: the same without either. */
export const PASSED: LeakReport = judge({
  ...EVIDENCE,
  places: EVIDENCE.places.map((tested) => (tested.id === 'p1' ? { ...tested, findings: [] } : tested)),
  scores: { ...EVIDENCE.scores, leaks: 0, layout: { value: 0.97, of: 50, had: 49, lost: [] } },
});
