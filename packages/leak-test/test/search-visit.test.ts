// What a visit left behind and could not be read to its end is said: that nothing was found in it proves nothing.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { RecorderUnderTest } from '../src/recorders/recorder.ts';
import { emptinessOf, searchVisit } from '../src/run/search-visit.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';

const RECORDER: RecorderUnderTest = { name: 'small', script: null, isRecorders: () => true };
const secret = createSecretMaker().make('p1', 'token', 'letters');

const searched = (megabytesBefore: number) => {
  const bytes = gzipSync(
    Buffer.concat([Buffer.alloc(megabytesBefore * 2 ** 20, ' '), Buffer.from(secret.value)]),
  );
  const kept = [{ name: 'sessions.gz', bytes }];
  return searchVisit(RECORDER, [secret], { sent: [], decoded: { layers: [] }, stored: [], kept }, () => true);
};

test('a file of the server that is read whole is searched', () => {
  const { findings, problems } = searched(1);
  expect(findings).toMatchObject([{ place: 'p1', in: ['server-files'] }]);
  expect(problems).toEqual([]);
});

test('one that is too large to be read whole is a problem', () => {
  const { problems } = searched(70);
  expect(problems).toEqual([
    expect.stringMatching(/^what is kept or opened could not be read whole: file sessions\.gz/),
  ]);
});

test('a session that opens and holds nothing is a problem', () => {
  expect(emptinessOf({ layers: [], events: [] })).toEqual(['the session opens, and holds nothing']);
  expect(emptinessOf({ layers: [{ via: 'opened', text: 'x' }] })).toEqual([]);
});
