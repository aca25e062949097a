// `scrim leak-test`: does a recorder leak, on a page of yours or on our pages with every channel? Needs a Chromium.
import { isAbsolute, relative } from 'node:path';
import type { LeakReport, Thresholds } from '@scrim/leak-test';
import type { Command } from 'commander';
import { readStorageState } from '../leak-test/storage-state.ts';
import { readPolicyFile } from '../sites/policy-file.ts';
import { TestFailed, UsageError } from '../terminal/failure.ts';
import { print, printAside } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';
import { stopOnSignals } from '../terminal/stop-on-signals.ts';

interface LeakTestOptions {
  readonly policy?: string;
  readonly journey?: readonly string[];
  readonly recorder: string;
  readonly recorderHost?: readonly string[];
  readonly storageState?: string;
  readonly catalogue?: boolean;
  readonly clicks: 'safe' | 'none';
  readonly minUtility: number;
  readonly minLayout: number;
  readonly minReadability: number;
  readonly out?: string;
  readonly sarifFile?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  scrim leak-test http://localhost:3000/account --policy policy.json
  scrim leak-test https://staging.example/ --journey checkout.json --out leak-reports
  scrim leak-test https://staging.example/private --storage-state signed-in.json
  scrim leak-test https://staging.example/ --recorder own --recorder-host events.example
  scrim leak-test --catalogue

Run it on a test system: it fills fields, clicks, and follows your journeys.
CHROMIUM names the browser to use; else the usual places are looked through.
Exit codes: 0 nothing leaked, 1 something leaked or could not be shown, 2 called wrongly,
130 stopped.`;

export function addLeakTestCommand(parent: Command): void {
  parent
    .command('leak-test')
    .summary('plant secrets on a page, drive it, and look for them in the recording')
    .description(
      'Find every place of a page that can carry a value, plant secrets there, use the page as a person does, and ' +
        'look for the secrets in all that a recorder sent and kept. The recorder is ours, with your policy, unless ' +
        'you name another.',
    )
    .argument('[url]', 'the page; left out with --catalogue')
    .option('--policy <file>', 'the masking policy to test: JSON (default: everything masked)')
    .option(
      '--journey <file>',
      'steps to follow: JSON, an export of DevTools’ Recorder, or a module; may be repeated',
      collect,
    )
    .option(
      '--recorder <name>',
      'scrim, rrweb, own (what the page brings), or a module that exports `recorder`',
      'scrim',
    )
    .option('--recorder-host <host>', 'with own: a host that is the recorder’s; may be repeated', collect)
    .option('--storage-state <file>', 'cookies and storage of a sign-in, as Playwright saves them')
    .option('--catalogue', 'test the recorder on our own pages, with every channel we know')
    .option('--clicks <which>', 'safe: buttons that open and switch things; none', parseClicks, 'safe')
    .option(
      '--min-utility <share>',
      'least share of what was done that the recording tells',
      shareOf('--min-utility'),
      0.9,
    )
    .option(
      '--min-layout <share>',
      'least share of boxes that are where they were',
      shareOf('--min-layout'),
      0.9,
    )
    .option(
      '--min-readability <share>',
      'least share of public text that a viewer can read',
      shareOf('--min-readability'),
      0,
    )
    .option('--out <folder>', 'write leak-report.json, .sarif and .html there; the HTML shows the page')
    .option('--sarif-file <file>', 'what SARIF results point to (default: the policy)')
    .option('--json', 'the report as JSON on stdout')
    .addHelpText('after', EXAMPLES)
    .action(runLeakTest);
}

async function runLeakTest(url: string | undefined, options: LeakTestOptions): Promise<void> {
  const target = targetOf(url, options);
  refuseIdle(options);
  const report = await tested(target, options);
  await tell(report, options);
  if (!report.passed) throw new TestFailed();
}

/** Null: the catalogue. @throws UsageError */
function targetOf(
  url: string | undefined,
  { catalogue, journey, storageState }: LeakTestOptions,
): string | null {
  if (catalogue === true) {
    if (url !== undefined) throw new UsageError('--catalogue tests our own pages: leave <url> out');
    if (journey !== undefined) throw new UsageError('--journey goes with <url>, not with --catalogue');
    if (storageState !== undefined)
      throw new UsageError('--storage-state goes with <url>, not with --catalogue');
    return null;
  }
  if (url === undefined) throw new UsageError('<url>: expected the address of a page, or --catalogue');
  const { protocol } = URL.parse(url) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new UsageError('<url>: expected an address that begins with http:// or https://');
  return url;
}

/** An option that would do nothing is a mistake. @throws UsageError */
function refuseIdle({ recorder, recorderHost, sarifFile, out }: LeakTestOptions): void {
  if (recorderHost !== undefined && recorder !== 'own')
    throw new UsageError('--recorder-host goes with --recorder own');
  if (sarifFile !== undefined && out === undefined) throw new UsageError('--sarif-file goes with --out');
}

async function tested(url: string | null, options: LeakTestOptions): Promise<LeakReport> {
  // Loaded here: other commands need neither a browser driver nor a bundler.
  const { loadJourney, loadRecorder, testPage, testRecorder } = await import('@scrim/leak-test');
  const policy = options.policy && (await readPolicyFile(options.policy, '--policy')).policy;
  const recorder = await loadRecorder(options.recorder, {
    ...(policy ? { policy } : {}),
    hosts: options.recorderHost ?? [],
  });
  const line = createProgressLine();
  const listening = stopOnSignals(() => line.end());
  const common = { thresholds: thresholdsOf(options), onProgress: line.show };
  try {
    if (url === null) return await testRecorder(recorder, common);
    const storageState =
      options.storageState === undefined ? undefined : await readStorageState(options.storageState);
    const journeys = await Promise.all((options.journey ?? []).map(loadJourney));
    return await testPage(url, {
      ...common,
      ...(policy ? { policy } : {}),
      recorder,
      journeys,
      clicks: options.clicks,
      ...(storageState === undefined ? {} : { storageState }),
    });
  } finally {
    line.end();
    listening.stop();
    await recorder.close?.();
  }
}

async function tell(report: LeakReport, options: LeakTestOptions): Promise<void> {
  const { jsonReport, textReport, writeReports } = await import('@scrim/leak-test');
  if (options.json === true) await print(jsonReport(report));
  else await print(textReport(report, { colours: hasColours() }));
  if (options.out === undefined) return;
  const file = options.sarifFile ?? repositoryPath(options.policy);
  const { html } = await writeReports(report, options.out, file === undefined ? {} : { file });
  await printAside(`report ${html}\n`);
}

const hasColours = (): boolean => process.stdout.isTTY === true && process.stdout.hasColors();

const thresholdsOf = ({ minUtility, minLayout, minReadability }: LeakTestOptions): Thresholds => ({
  utility: minUtility,
  layout: minLayout,
  readability: minReadability,
});

/** @throws UsageError */
function parseClicks(clicks: string): 'safe' | 'none' {
  if (clicks !== 'safe' && clicks !== 'none') throw new UsageError('--clicks: expected safe or none');
  return clicks;
}

/** SARIF wants paths of the repository: one outside the working folder would name this machine. */
function repositoryPath(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.replaceAll('\\', '/');
}

/** A parser of shares. @throws UsageError (from the parser) */
function shareOf(option: string): (text: string) => number {
  return (text) => {
    const share = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(share >= 0 && share <= 1)) throw new UsageError(`${option}: expected a share from 0 to 1`);
    return share;
  };
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
