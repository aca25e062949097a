// Key files for officers against the `age` program, where it is installed: what either wrote the other reads. Where it
// is not, the files that it made once (fixtures/age-made.json) are read in officers.test.ts all the same.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generateReadingKey,
  newOfficerIdentity,
  parseOfficerIdentities,
  recipientOfIdentity,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareKeyText } from '../src/keys/bare-key.ts';

const runs = (program: string) => spawnSync(program, ['--version']).status === 0;
const missing = ['age', 'age-keygen'].find((program) => !runs(program));

/** Programs older than 1.3 know no post-quantum keys. */
function makesHybridKeys(): boolean {
  return missing === undefined && spawnSync('age-keygen', ['-pq']).status === 0;
}

describe.skipIf(missing !== undefined)(
  missing === undefined
    ? 'the age program'
    : `the age program: skipped, there is no ${missing} here (apt-get install age)`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'scrim-age-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const save = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };
    const age = (args: readonly string[], input: string) =>
      execFileSync('age', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

    it.each([1, 2, 3] as const)('opens what is wrapped here, a key of suite %i', async (suite) => {
      const pair = await generateReadingKey(suite);
      const [anna, bert] = [await newOfficerIdentity(), await newOfficerIdentity()];
      const file = await wrapKeyForOfficers(pair, [anna.recipient, bert.recipient]);
      for (const { identity } of [anna, bert]) {
        const identityFile = save('identity.txt', `${identity}\n`);
        expect(age(['--decrypt', '--identity', identityFile], file)).toBe(bareKeyText(pair));
      }
      const stranger = save('stranger.txt', (await newOfficerIdentity()).identity);
      expect(() => age(['--decrypt', '--identity', stranger], file)).toThrow();
    });

    it.each([1, 2, 3] as const)('wraps what is opened here, a key of suite %i', async (suite) => {
      const pair = await generateReadingKey(suite);
      const identityFile = execFileSync('age-keygen', { encoding: 'utf8', stdio: 'pipe' });
      const identities = await parseOfficerIdentities(identityFile);
      const recipient = await recipientOfIdentity(identities[0] ?? '');
      expect(identityFile).toContain(recipient);
      const file = age(['--armor', '--recipient', recipient], bareKeyText(pair));
      expect(await unwrapKeyFile(file, identities)).toEqual(pair);
    });

    it.skipIf(!makesHybridKeys())('does so with post-quantum keys (skipped before age 1.3)', async () => {
      const pair = await generateReadingKey(2);
      const identities = await parseOfficerIdentities(
        execFileSync('age-keygen', ['-pq'], { encoding: 'utf8', stdio: 'pipe' }),
      );
      const recipient = await recipientOfIdentity(identities[0] ?? '');
      const theirs = age(['--armor', '--recipient', recipient], bareKeyText(pair));
      expect(await unwrapKeyFile(theirs, identities)).toEqual(pair);
      const ours = await wrapKeyForOfficers(pair, [recipient]);
      const identityFile = save('hybrid.txt', `${identities[0]}\n`);
      expect(age(['--decrypt', '--identity', identityFile], ours)).toBe(bareKeyText(pair));
    });
  },
);
