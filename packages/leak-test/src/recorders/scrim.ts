// Our recorder under test: the real one in the page, and the real collector behind it. Test keys, and a folder that
// goes with the test.
import { DEFAULT_POLICY, PolicyError, parsePolicy } from '@scrim/masking-rules/policy';
import type { PolicyArtifact } from '@scrim/protocol';
import { bundleScript } from '../browser/bundle-script.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from './recorder.ts';
import { openSessions } from './scrim/open-sessions.ts';
import { COLLECTOR, COLLECTOR_HOST, type ScrimPageSettings, SITE } from './scrim/page-settings.ts';
import { startTestCollector, type TestCollector } from './scrim/test-collector.ts';
import { makeTestKeys, rootKeyOf, signTestManifest, type TestKeys } from './scrim/test-site.ts';

/** What our recorder is tested with. */
export interface ScrimRecorderOptions {
  /** The policy that the page pins and the manifest holds. @default mask-all without rules */
  readonly policy?: PolicyArtifact;
}

/**
 * Our recorder, with anybody's policy.
 *
 * @throws LeakTestError `leak_test_bad_policy`
 */
export function scrimRecorder(options: ScrimRecorderOptions = {}): RecorderUnderTest {
  const policy = checkedPolicy(options.policy);
  let keys: Promise<TestKeys> | undefined;
  let collector: TestCollector | undefined;
  const keysOfTest = (): Promise<TestKeys> => {
    keys ??= makeTestKeys();
    return keys;
  };
  const prepared = (): TestCollector => {
    if (collector !== undefined) return collector;
    throw new LeakTestError('leak_test_not_prepared', 'the recorder was not prepared', {
      hint: 'Call `prepare` with the origins of the pages first.',
    });
  };
  return {
    name: 'scrim',
    script: async () => scriptOf(rootKeyOf(await keysOfTest()), policy),
    isRecorders: (host) => host === COLLECTOR_HOST,
    answer: (request) => prepared().answer(request),
    async prepare(origins) {
      const made = await keysOfTest();
      const manifest = await signTestManifest(made, { origins, policy: policy ?? DEFAULT_POLICY });
      collector = await startTestCollector(rootKeyOf(made), manifest);
    },
    isRecordersItem: (name) => name.startsWith('scrim'),
    marks: { mask: { 'data-scrim': 'mask' }, block: { 'data-scrim': 'block' } },
    player: 'scrim',
    // `start` waits until it records, `stop` until all is delivered.
    settleMs: 300,
    deliverMs: 300,
    async decode(sent) {
      const { embedded, idle } = prepared();
      await idle();
      return openSessions(sent, embedded, await keysOfTest());
    },
    keptFiles: () => prepared().keptFiles(),
    async close() {
      await collector?.close();
      collector = undefined;
    },
  };
}

function checkedPolicy(policy: PolicyArtifact | undefined): PolicyArtifact | null {
  if (policy === undefined) return null;
  try {
    return parsePolicy(policy);
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    throw new LeakTestError('leak_test_bad_policy', `${cause.code}: ${cause.message}`, { cause });
  }
}

async function scriptOf(rootKey: string, policy: PolicyArtifact | null): Promise<string> {
  const settings: ScrimPageSettings = { collector: COLLECTOR, site: SITE, rootKey, policy };
  const lines = [
    await bundleScript('page/scrim'),
    `globalThis.leakTestRecorder = globalThis.leakTestScrim(${JSON.stringify(settings)});`,
    'delete globalThis.leakTestScrim;',
  ];
  return lines.join('\n');
}
