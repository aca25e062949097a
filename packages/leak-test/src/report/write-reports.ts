// Writes the reports of a test into a folder, for a CI job to keep.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import type { LeakReport } from './leak-report.ts';
import { type SarifOptions, sarifReport } from './sarif-report.ts';

/** Where each was written. */
export interface WrittenReports {
  readonly json: string;
  readonly sarif: string;
  readonly html: string;
}

/** Writes `leak-report.json`, `.sarif` and `.html` into a folder, made if it is missing; earlier ones are replaced. */
export async function writeReports(
  report: LeakReport,
  folder: string,
  options: SarifOptions = {},
): Promise<WrittenReports> {
  await mkdir(folder, { recursive: true });
  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  return {
    json: await write('leak-report.json', jsonReport(report)),
    sarif: await write('leak-report.sarif', sarifReport(report, options)),
    html: await write('leak-report.html', htmlReport(report)),
  };
}
