// The report as JSON, for programs. Without pictures and excerpts: both can hold what stands on the page.
import type { LeakReport, PlacedFinding } from './leak-report.ts';

/** The report as one JSON object of format `scrim-leak-report/1`, ended by a line feed. */
export function jsonReport(report: LeakReport): string {
  const { pictures: _, ...kept } = report;
  return `${JSON.stringify(
    {
      ...kept,
      channels: report.channels.map(withoutExcerpts),
      places: report.places.map(withoutExcerpts),
      decoys: { ...report.decoys, found: report.decoys.found.map(withoutExcerpt) },
    },
    null,
    2,
  )}\n`;
}

function withoutExcerpts<Tested extends { readonly findings: readonly PlacedFinding[] }>(tested: Tested) {
  return { ...tested, findings: tested.findings.map(withoutExcerpt) };
}

function withoutExcerpt({ excerpt: _, ...finding }: PlacedFinding): Omit<PlacedFinding, 'excerpt'> {
  return finding;
}
