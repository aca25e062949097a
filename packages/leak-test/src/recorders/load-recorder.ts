// Finds the recorder that a person named: ours, plain rrweb, the page's own, the leaky control, or one in a module of
// theirs.
import { pathToFileURL } from 'node:url';
import type { PolicyArtifact } from '@scrim/protocol';
import { LeakTestError } from '../leak-test-error.ts';
import { leakyRecorder } from './leaky.ts';
import { ownRecorder } from './own.ts';
import type { RecorderUnderTest } from './recorder.ts';
import { rrwebRecorder } from './rrweb.ts';
import { scrimRecorder } from './scrim.ts';

/** What a recorder of ours can be told. */
export interface LoadRecorderOptions {
  /** For `scrim`. @default everything masked */
  readonly policy?: PolicyArtifact;
  /** For `own`: the hosts that are the recorder's. @default every host but the page's */
  readonly hosts?: readonly string[];
}

/**
 * A recorder by its name (`scrim`, `rrweb`, `own`, `leaky`), or the path of a module whose export `recorder` is a
 * `RecorderUnderTest`.
 *
 * @throws LeakTestError `leak_test_bad_option`
 */
export async function loadRecorder(
  name: string,
  { policy, hosts = [] }: LoadRecorderOptions = {},
): Promise<RecorderUnderTest> {
  if (name === 'scrim') return scrimRecorder(policy === undefined ? {} : { policy });
  if (name === 'rrweb') return rrwebRecorder();
  if (name === 'leaky') return leakyRecorder();
  if (name === 'own') return ownRecorder(hosts.length === 0 ? {} : { hosts });
  return recorderOf(await importModule(name));
}

async function importModule(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new LeakTestError('leak_test_bad_option', 'The module of the recorder cannot be loaded.', {
      cause,
      hint: 'Give scrim, rrweb, own, or the path of a JavaScript module.',
    });
  }
}

function recorderOf(module: unknown): RecorderUnderTest {
  const recorder: unknown = Reflect.get(Object(module), 'recorder');
  if (isRecorder(recorder)) return recorder;
  throw new LeakTestError('leak_test_bad_option', 'The module exports no `recorder` that is one.', {
    hint: 'Export `const recorder` with name, script and isRecorders: see RecorderUnderTest.',
  });
}

function isRecorder(value: unknown): value is RecorderUnderTest {
  const { name, script, isRecorders } = Object(value) as Partial<Record<keyof RecorderUnderTest, unknown>>;
  return (
    typeof name === 'string' &&
    typeof isRecorders === 'function' &&
    (script === null || typeof script === 'function')
  );
}
