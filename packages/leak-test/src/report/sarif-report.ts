// The report as SARIF 2.1.0 (OASIS), which code hosts show beside the code. A result for each leak and for each other
// reason to fail; no excerpt, no value of a page.
import { createHash } from 'node:crypto';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { LeakReport } from './leak-report.ts';
import { formsOf, foundInOf, type Leak, leaksOf } from './leaking.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What a result points to. */
export interface SarifOptions {
  /**
   * A file of the repository, relative to its root, that the results are shown at: most code hosts drop results without
   * one. The policy is a good choice: that is where a leak is mended.
   *
   * @default none: results name the place on the page only
   */
  readonly file?: string;
}

/** The report as a SARIF log, ended by a line feed. */
export function sarifReport(report: LeakReport, { file }: SarifOptions = {}): string {
  const leaks = leaksOf(report);
  const others = report.failures.filter((failure) => !/ leaks?$/.test(failure));
  const location = locationOf(file);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'scrim leak-test', rules: rulesOf(leaks, others) } },
        invocations: [
          {
            executionSuccessful: true,
            exitCode: report.passed ? 0 : 1,
            startTimeUtc: report.startedAt,
          },
        ],
        results: [
          ...leaks.map((leak) => leakResult(leak, location)),
          ...others.map((text) => otherResult(text, location)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rulesOf(leaks: readonly Leak[], others: readonly string[]): ReportingDescriptor[] {
  const kinds = [...new Set(leaks.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) => ({
      id: `leak/${kind}`,
      shortDescription: { text: `A secret planted in a place of kind "${kind}" was found in the recording.` },
    })),
    ...(others.length === 0
      ? []
      : [{ id: 'not-proven', shortDescription: { text: 'The test could not show what it has to show.' } }]),
  ];
}

function leakResult(leak: Leak, location: Location): Result {
  const text = `${leak.where}: found as ${formsOf(leak)} in ${foundInOf(leak)}.`;
  return {
    ruleId: `leak/${leak.kind}`,
    level: 'error',
    message: { text },
    locations: [{ ...location, logicalLocations: [{ fullyQualifiedName: leak.where, kind: 'element' }] }],
    // The same place is the same result in the next run, whatever its number is there.
    partialFingerprints: { 'place/v1': fingerprint(leak.kind, leak.where) },
  };
}

function otherResult(text: string, location: Location): Result {
  return {
    ruleId: 'not-proven',
    level: 'error',
    message: { text },
    locations: [{ ...location, logicalLocations: [{ fullyQualifiedName: 'the test', kind: 'module' }] }],
    partialFingerprints: { 'place/v1': fingerprint('not-proven', text.replaceAll(/\d+(?:\.\d+)?/g, '#')) },
  };
}

const locationOf = (file: string | undefined): Location =>
  file === undefined
    ? {}
    : { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: 1 } } };

const fingerprint = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
